"""What Python tests need beyond the standard library."""

import importlib
import os
import sys


def require(*names):
    """The modules. Without one the test is skipped, or fails where CI=true."""
    try:
        return [importlib.import_module(name) for name in names]
    except ImportError as error:
        print(f"missing module: {error}")
        sys.exit(1 if os.environ.get("CI") == "true" else 77)
