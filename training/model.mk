# make model UD=../shared/ud BULK=../shared/bulk: from text and trees to the packaged files, about two hours on two cores.
UD ?= ../shared/ud
BULK ?= ../shared/bulk
# Folder of a model that votes on the bulk text's trees; with TEACHER= a second parser is trained for that instead.
TEACHER ?= ../shared/pilot-model
MODEL_WORK ?= build/model
PYTHON ?= python
BUILD_MODEL = $(PYTHON) -m training.build --ud $(UD) --bulk $(BULK) --work $(MODEL_WORK) $(if $(TEACHER),--teacher $(TEACHER))

.PHONY: model model-table

# Held out first, so that the table is measured on trees the model has not seen; then the parser once more on all trees.
model: model-table
	$(BUILD_MODEL) --all-trees --scores $(MODEL_WORK)/scores.json --target quotes/models/ar

model-table:
	$(BUILD_MODEL) --target $(MODEL_WORK)/heldout/packed
	$(PYTHON) -m training.evaluate --ud $(UD) --model $(MODEL_WORK)/heldout/packed --json $(MODEL_WORK)/scores.json
