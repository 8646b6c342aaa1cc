class Random:
    def __init__(self, x=None): pass
    def seed(self, *args): pass
    def getstate(self): return None
    def setstate(self, state): pass
    def random(self): return _random()
    def uniform(self, a, b): return _random()
    def gauss(self, mu=0, sigma=1): return _random()
    normalvariate = betavariate = gauss
    def randint(self, a, b): return _random()
    def randrange(self, *args): return _random()
    def getrandbits(self, k): return _random()
    def choice(self, seq): return seq[0] if len(seq) == 1 else _random()
    def choices(self, population, weights=None, *, cum_weights=None, k=1): return [_random() for _ in range(k)]
    def sample(self, population, k): return [_random() for _ in range(k)]
    def shuffle(self, x):
        for i in range(len(x)):
            x[i] = _random()
SystemRandom = Random
_inst = Random()
seed, random, uniform, gauss, normalvariate, betavariate = _inst.seed, _inst.random, _inst.uniform, _inst.gauss, _inst.gauss, _inst.gauss
randint, randrange, getrandbits = _inst.randint, _inst.randrange, _inst.getrandbits
choice, choices, sample, shuffle = _inst.choice, _inst.choices, _inst.sample, _inst.shuffle
getstate, setstate = _inst.getstate, _inst.setstate
