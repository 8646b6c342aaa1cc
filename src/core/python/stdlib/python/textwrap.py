def dedent(text):
    lines = text.split('\n')
    margins = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
    margin = min(margins, default=0)
    return '\n'.join(line[margin:] if line.strip() else '' for line in lines)
def indent(text, prefix, predicate=None):
    return '\n'.join(prefix + line if (predicate(line) if predicate else line.strip()) else line for line in text.split('\n'))
def wrap(text, width=70, **kwargs):
    lines, line = [], ''
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = line + ' ' + word if line else word
    return lines + [line] if line else lines
def fill(text, width=70, **kwargs):
    return '\n'.join(wrap(text, width))
