"""What loading the packaged model must not drag in."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT


@pytest.mark.model
def test_loading_a_model_imports_no_compiler():
    program = "import sys; from quotes import Extractor; Extractor(model='ar-news').extract('قال الوزير إن العمل بدأ.'); print('torch._dynamo' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
