"""Options and fixtures that the whole suite shares."""

import signal
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="store the present records as the golden ones; read the diff")


def pytest_configure():
    # A shell that runs the suite in the background has Ctrl-C ignored, and the programs that tests start and stop would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def update_golden(request):
    return request.config.getoption("--update-golden")


@pytest.fixture(scope="session")
def shared():
    """The development data beside the checkout; tests that need it are skipped where it is missing."""
    if not (SHARED / "score.py").exists():
        pytest.skip("no ../shared here")
    return SHARED
