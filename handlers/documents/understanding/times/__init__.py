"""When something was: the dates of a sentence, and what stands for one."""
