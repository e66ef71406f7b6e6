# make model UD=../shared/ud BULK=../shared/bulk: from text and trees to the packaged files, about 100 minutes on two cores.
UD ?= ../shared/ud
BULK ?= ../shared/bulk
MODEL_WORK ?= build/model
PYTHON ?= python

.PHONY: model model-table

# Held out first, so that the table is measured on trees the model has not seen; then once more on all trees.
model: model-table
	$(PYTHON) -m training.build --ud $(UD) --bulk $(BULK) --work $(MODEL_WORK) --all-trees \
		--scores $(MODEL_WORK)/scores.json --target quotes/models/ar

model-table:
	$(PYTHON) -m training.build --ud $(UD) --bulk $(BULK) --work $(MODEL_WORK) --target $(MODEL_WORK)/heldout/packed
	$(PYTHON) -m training.evaluate --ud $(UD) --model $(MODEL_WORK)/heldout/packed --json $(MODEL_WORK)/scores.json
