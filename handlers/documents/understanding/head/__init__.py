"""What stands above the first section: title, partner, the day it speaks of."""
