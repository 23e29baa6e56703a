"""Entry point of the bundled command line."""

import sys

from kanz_desktop.cli.main import main

sys.exit(main())
