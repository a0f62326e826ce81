#!/usr/bin/env python3
"""bytes_to_c.py FILE NAME -- a file as the C source of two calls of src/builtin:
builtin_NAME_bytes and builtin_NAME_length.

Words of eight bytes: compilers read numbers of that size far faster than
single bytes, and the array is aligned by its type."""
import sys

data = open(sys.argv[1], 'rb').read()
name = 'builtin_' + sys.argv[2]
padded = data + b'\0' * (-len(data) % 8)
words = [int.from_bytes(padded[i:i + 8], 'little') for i in range(0, len(padded), 8)]
print(f'#include "builtin/{name}.h"\n\n#include <stdalign.h>\n#include <stdint.h>\n')
print(f'static alignas(64) const uint64_t words[{max(1, len(words))}] = {{')
for i in range(0, len(words), 6):
    print('    ' + ' '.join(f'UINT64_C(0x{w:x}),' for w in words[i:i + 6]))
print('};\n')
print(f'const char *{name}_bytes(void) {{\n    return (const char *)words;\n}}\n')
print(f'size_t {name}_length(void) {{\n    return {len(data)};\n}}')
