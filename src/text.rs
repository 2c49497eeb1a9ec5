//! Vietnamese text: normal form, look-alike letters, old encodings, tone-mark style.
