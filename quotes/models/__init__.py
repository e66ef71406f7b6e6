"""Models for the parse: the packaged one, and those that the user fetched or names by folder.

Nothing here reaches for the network except `download`, and torch and Stanza are imported only when a model is loaded.
"""

from quotes.models.fetching import download
from quotes.models.loading import load_pipeline
from quotes.models.registry import ModelError, ModelInfo, data_folder, find_model, list_models

__all__ = ["ModelError", "ModelInfo", "data_folder", "download", "find_model", "list_models", "load_pipeline"]
