#!/usr/bin/env python3
"""pack_pages.py ROOT FILE... -- many pages in one stream, on standard output:
for each its path below ROOT, its length in bytes, each on a line, and its bytes.
The library compiles them anew together with a page of the user's."""
import os
import sys

root = sys.argv[1]
out = sys.stdout.buffer
for path in sorted(sys.argv[2:]):
    data = open(path, 'rb').read()
    out.write(f'{os.path.relpath(path, root)}\n{len(data)}\n'.encode())
    out.write(data)
