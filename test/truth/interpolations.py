"""Records what omegaconf gives for random texts with interpolations: writes interpolations.jsonl beside this file.

    {"text": "x${a}", "value": "'x1'"}
    {"text": "${absent}", "error": "InterpolationKeyError"}

`value` is the repr of the field `t` of a configuration (see `FIELDS`) whose text it is, `error` the class of the exception that creating or reading it
raises.

Run: python test/truth/interpolations.py  (Python 3.11 with omegaconf)
"""

import random

import omegaconf
from omegaconf import OmegaConf

import truth_file

SEED = 20261201
FIELDS = {"a": 1, "b": {"c": "x", "e": 2}, "e": 3, "l": [10, "${a}"], "n": None, "m": "???"}
PARTS = r"""
${a} ${b.c} ${.e} ${..a} ${l[0]} ${l.1} ${show:1,x} ${show:${a},'q'} ${add:1,${a}} ${b} ${n} ${m} ${absent} ${oc.env:NOPE_X,z} ${oc.decode:'[1,2]'} ${oc.select:a}
${show:[1,{a:b}]} x \ \\ $ { } \${a} ' " : , . 1 -2.5 true null ${show: } ${ ${a. [ ] e1 ${b[c]} ${show:"a~${a}"} ${show:a\,b} ${show:1_000,0x1,1e3,.5,inf,-0}
${show:~a~b~,~c~} ${show:a=b,c/d,e-f,g+h,i%j,k@l,m?n,o|p} ${show:{ a:1 ,b }} ${add: 2 ${l[ ]} ${. ${.. .. - é 😀 ( ) # \" null} ~
""".split()


def case(text):
    try:
        return {"text": text, "value": repr(OmegaConf.create({**FIELDS, "t": text}).t)}
    except Exception as error:  # its class is the result
        return {"text": text, "error": type(error).__name__}


if __name__ == "__main__":
    OmegaConf.register_new_resolver("show", lambda *arguments: repr(arguments))
    OmegaConf.register_new_resolver("add", lambda *arguments: sum(arguments))
    rng = random.Random(SEED)
    texts = ["".join(rng.choice(PARTS) for _ in range(rng.randint(1, 5))).replace("~", " ") for _ in range(2500)]
    cases = [case(text) for text in dict.fromkeys(texts) if "${" in text]
    size = truth_file.write("interpolations.jsonl", {"omegaconf": omegaconf.__version__, "seed": SEED}, cases)
    print(f"interpolations.jsonl: {len(cases)} texts, {sum('error' in each for each in cases)} raise, {size}")
