"""The parts that screens are made of. Their colours and sizes come from the theme alone."""
