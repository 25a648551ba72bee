"""Round numbers of years since what a brief dates: worked out, never said by the brief itself."""
