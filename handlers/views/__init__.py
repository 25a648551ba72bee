"""Pure functions from what the store gives to what a person sees; the only place of HTML."""
