"""The made-up example gezin: nobody in it exists. Made by the program itself, the same from the same seed."""
