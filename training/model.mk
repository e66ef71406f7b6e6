# make model UD=../shared/ud BULK=../shared/bulk: from text and trees to the packaged files, about 90 minutes on two cores.
UD ?= ../shared/ud
BULK ?= ../shared/bulk
MODEL_WORK ?= build/model
PYTHON ?= python
BUILD_MODEL = $(PYTHON) -m training.build --ud $(UD) --bulk $(BULK) --work $(MODEL_WORK)

.PHONY: model model-table

# The held-out model and the parser on all trees are trained side by side; the table is measured on trees that the model has not
# seen, before the other parser is packaged.
model:
	$(BUILD_MODEL) --all-trees
	$(MAKE) model-table
	$(BUILD_MODEL) --all-trees --scores $(MODEL_WORK)/scores.json --target quotes/models/ar

model-table:
	$(BUILD_MODEL) --target $(MODEL_WORK)/heldout/packed
	$(PYTHON) -m training.evaluate --ud $(UD) --model $(MODEL_WORK)/heldout/packed --json $(MODEL_WORK)/scores.json
