def fnmatch(name, pat): return fnmatchcase(name, pat)
def filter(names, pat): return [name for name in names if fnmatchcase(name, pat)]
def fnmatchcase(name, pat):
    parts = _parts(pat)
    # The index of the last star in the pattern, and the end of the text that it matches so far.
    at, pos, star, taken = 0, 0, -1, 0
    while pos < len(name):
        if at < len(parts) and parts[at] == '*':
            star, taken = at, pos
            at += 1
        elif at < len(parts) and _matches(parts[at], name[pos]):
            at += 1
            pos += 1
        elif star >= 0:
            taken += 1
            at, pos = star + 1, taken
        else:
            return False
    return all(part == '*' for part in parts[at:])
def _parts(pat):
    parts, i = [], 0
    while i < len(pat):
        # A bracket directly after the opening one belongs to the set.
        end = pat.find(']', i + 3 if pat[i + 1:i + 2] == '!' else i + 2) if pat[i] == '[' else -1
        parts.append(pat[i] if end < 0 else pat[i:end + 1])
        i = i + 1 if end < 0 else end + 1
    return parts
def _matches(part, char):
    if part == '?':
        return True
    if len(part) == 1:
        return part == char
    negated = part[1] == '!'
    chars = part[2 if negated else 1:-1]
    found, i = False, 0
    while i < len(chars):
        step = 3 if chars[i + 1:i + 2] == '-' and i + 2 < len(chars) else 1
        if chars[i] > chars[i + step - 1]:
            return _unknown('a range of a file name pattern is empty')
        found = found or chars[i] <= char <= chars[i + step - 1]
        i += step
    return found != negated
