// The full-text tokenizer "italian": words without accents, brought to their stem, so that "impresa" finds "imprese".
#pragma once

struct sqlite3;

// Makes the tokenizer known to a connection. Throws CannotOpen.
void add_stemmer(sqlite3*);
