"""Entry point of the bundled app."""

import sys

from kanz_desktop.__main__ import main

sys.exit(main())
