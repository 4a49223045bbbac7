"""Random registries, and C that uses them."""

import json

AWKWARD = """a b a_b type types default name table rows category metadata builtin absent fingerprint
numbers count_numbers define set new each implementation by_name registry error interface identifier
nothing value key text unused size max min int8 path main log index read assert major isnan alloca
linux unix select use get next prefer register_x a_type type_a a_fingerprint a_numbers a_metadata
set_a new_a get_a description priority opt_in number kind_1 x1 tick
chat plain fast slow stop run probe shape colour deprecated title""".split()
REGISTRIES = "demo lapse size int8 r my_app path exit seek wint fp".split()
BASE = """int unsigned long char double float bool size_t int64_t uint8_t FILE thing_t shade_t
handler""".split() + ["long long", "unsigned char", "struct thing", "union either", "enum shade",
                      "const struct thing", "const char", "volatile int", "struct stranger",
                      "const volatile unsigned"]
BY_VALUE_ONLY_POINTER = {"struct thing", "union either", "const struct thing", "struct stranger",
                         "FILE", "volatile int", "const volatile unsigned"}
GOOD_WHENS = ["defined(HAVE_A)", "HAVE_A > 2", "HAVE_A == 1 && !defined(HAVE_B)",
              "(HAVE_A) + 1", "HAVE_A >= 1 || 0", "0", "1"]
BAD_WHENS = ["#line 3", "HAVE_A +", "== 1", "1 2", "defined HAVE_A",
             "defined()", "1.5", "x y", "(1", "&& 1"]
# Members of struct outside: functions, those that may start an implementation, and values.
OUTSIDE_FUNCTIONS = {"attach": "int (int)", "ready": "bool (void)", "inner.reset": "int (void)"}
OUTSIDE_STARTS = ["ready", "inner.reset"]
OUTSIDE_VALUES = {"title": "const char *", "rank": "int", "private_data": "void *",
                  "tag": "const unsigned char [4]", "sizes": "int [2][3]", "uses": "int",
                  "shade": "enum shade_of_it", "inner.label": "const char *", "inner.whole": "struct thing",
                  "inner.whole.number": "int"}
TEXTS = ["Plain.", 'Quotes " and \\ back.', "Trigraph ??/ and */ end.", "100% of it", "ümlaut…",
         "a /* comment */ b", "tail \\\\", "?", "// slashes"]


class Registry:
    def __init__(self, random):
        self.random = random
        self.name = random.choice(REGISTRIES)
        names = self.names(random.randint(1, 3))
        self.category_names = names
        self.categories = [Category(self, name) for name in names]
        for category in self.categories:
            category.settle()

    def names(self, count):
        """Different names, most of them plain, so that one registry in a few is accepted."""
        plain = [f"{word}{number}" for word in ("name", "part", "x_") for number in range(6)]
        words = AWKWARD if self.maybe(0.15) else plain + self.random.sample(AWKWARD, 6)
        return self.random.sample(words, count)

    def maybe(self, chance):
        return self.random.random() < chance

    def text(self):
        body = {"format": 1, "registry": self.name,
                "description": self.random.choice(TEXTS),
                "categories": {c.name: c.tree() for c in self.categories}}
        if self.maybe(0.3):
            body["inspector"] = "demo registry"
        return json.dumps(body, indent=1, ensure_ascii=False)  # which is YAML as well


class Signature:
    """A function type as written, and the types of its parameters as an expression can name them."""

    def __init__(self, registry):
        r = self.random = registry.random
        self.registry = registry
        names = registry.names(4)
        count = r.randint(0, 4)
        self.parameters = [self.parameter(names[i]) for i in range(count)]
        self.result = r.choice(["void", "int", "const char *", "struct thing *", "size_t", "bool",
                                "shade_t", "long double", self.own_enum()])
        variadic = ", ..." if count and registry.maybe(0.1) else ""
        self.text = f"{self.result} ({', '.join(p for p, _ in self.parameters) or 'void'}{variadic})"

    def own_enum(self):
        category = self.random.choice(self.registry.category_names)
        return f"enum {self.registry.name}_{category}_type"

    def parameter(self, name):
        """(declaration, type of an argument)"""
        r = self.random
        base = r.choice(BASE)
        name = name if r.random() < 0.8 else ""
        space = " " if name else ""
        kind = r.randint(0, 12)
        if kind == 0:
            return f"int (*{name})(int, char *)", "callback_type"
        if kind == 1:
            return f"{base} *{name}[2]" if base != "void" else f"int *{name}", f"{base} **"
        if kind == 2:
            return f"const {r.choice(['vector', 'one_thing'])}{space}{name}", None
        if kind == 3:
            return f"{r.choice(['vector', 'one_thing'])}{space}{name}", None
        if kind == 4:
            return f"volatile int{space}{name}", "int"
        if kind == 5:
            return f"int{space}{name}[{r.choice(['', '3', '4096'])}]", "int *"
        if kind == 6:
            return f"callback *{name}", "callback *"
        if kind == 7:
            return f"char *restrict {name}".rstrip(), "char *"
        if kind == 8:
            return f"{self.own_enum()}{space}{name}", None
        if kind == 9:
            return f"int *const *{name}", "int *const *"
        if base in BY_VALUE_ONLY_POINTER or r.random() < 0.5:
            return f"{base} *{name}", f"{base} *"
        return f"{base}{space}{name}", base


class Category:
    def __init__(self, registry, name):
        r = self.random = registry.random
        self.registry, self.name = registry, name
        members = registry.names(r.randint(1, 6))
        self.functions = {m: Signature(registry) for m in members[:-1] or members}
        self.constants = {members[-1]: r.choice(["int", "unsigned", "const char *", "bool", "double",
                                                 "enum shade", "const struct thing *", "handler",
                                                 "size_t", "int (*)(int)"])} \
            if len(members) > 1 and registry.maybe(0.5) else {}
        self.elsewhere = r.choice(["struct", "typedef"]) if registry.maybe(0.2) else None
        if self.elsewhere:
            values = r.sample(list(OUTSIDE_VALUES), r.randint(0, len(OUTSIDE_VALUES)))
            self.functions, self.constants = {}, {name: OUTSIDE_VALUES[name] for name in values}
        self.flat = registry.maybe(0.3)
        self.struct = r.choice([None, None, None, "thing_tag", "driver", "type", name])
        self.symbol = r.choice([None, None, "{identifier}", "my_{type}_{identifier}", "{type}{identifier}",
                                "{identifier}_x", "a{identifier}"])
        self.keys = {k: r.choice(["string", "bool", "int", "number", "strings", "enum", "flags", "type"])
                     for k in registry.names(r.randint(0, 3))}
        self.values = {k: registry.names(2) for k in self.keys}
        self.of = {}
        self.start = None if self.elsewhere else r.choice([None, None, "probe_it"])
        self.types = {t: registry.names(r.randint(0, 3)) for t in registry.names(r.randint(0, 4))}
        if self.flat:
            self.types = {t: [t] for t in self.types}
        self.symbols = {(t, i): r.choice([f"{name}_shared", f"{i}_of_{t}", f"{i}_driver"])
                        for t, all_ in self.types.items() for i in all_ if registry.maybe(0.1)}

    def settle(self):
        """Of each key of kind type: a category that has types. Without one, the key is a string."""
        known = [c for c in self.registry.categories if c.types]
        for key in [k for k, kind in self.keys.items() if kind == "type"]:
            if known:
                self.of[key] = (self.random.choice(known), self.registry.maybe(0.4))
            else:
                self.keys[key] = "string"

    def type_value(self, key):
        category, several = self.of[key]
        types = list(category.types)
        return self.random.sample(types, self.random.randint(0, len(types))) if several else types[0]

    def metadata_value(self, key):
        r = self.random
        if self.keys[key] == "type":
            return self.type_value(key)
        return {"string": r.choice(TEXTS), "bool": r.random() < 0.5, "int": r.randint(-2**63, 2**63 - 1),
                "number": r.choice([1.5, 0.1, -2e300, 7]),
                "strings": r.sample(TEXTS, r.randint(0, 3)),
                "flags": self.values[key][:r.randint(0, 2)],
                "enum": self.values[key][0]}[self.keys[key]]

    def implementation(self, priority, type_, identifier):
        registry = self.registry
        tree = {"priority": priority, "description": self.random.choice(TEXTS)}
        if registry.maybe(0.2):
            tree["when"] = self.random.choice(GOOD_WHENS if registry.maybe(0.9) else BAD_WHENS)
        if registry.maybe(0.2):
            tree["link"] = "weak"
        if registry.maybe(0.1):
            tree["opt_in"] = True
        if registry.maybe(0.2):
            tree["aliases"] = [f"{type_}.{identifier}", f"{identifier}+{type_}"][:self.random.randint(0, 2)]
        if registry.maybe(0.1):
            tree["deprecated"] = self.random.choice(TEXTS)
        if (type_, identifier) in self.symbols:
            tree["symbol"] = self.symbols[type_, identifier]
        tree["metadata"] = {k: self.metadata_value(k) for k in self.keys if registry.maybe(0.6)}
        return {k: v for k, v in tree.items() if v != {}}

    def key(self, name):
        tree = {"kind": self.keys[name]}
        if self.keys[name] in ("enum", "flags"):
            tree["values"] = self.values[name]
        if self.keys[name] == "type":
            tree["of"], tree["several"] = self.of[name][0].name, self.of[name][1]
        if self.registry.maybe(0.3):
            tree["default"] = self.metadata_value(name)
        return tree

    def tree(self):
        r, registry = self.random, self.registry
        tree = {"includes": ["registries_types.h"], "description": r.choice(TEXTS),
                "functions": {n: {"signature": s.text, "optional": registry.maybe(0.2)}
                              for n, s in self.functions.items()},
                "metadata": {k: self.key(k) for k in self.keys},
                "constants": self.constants}
        if self.start:
            tree["functions"][self.start] = "const char *(void)"
            tree["start"] = self.start
        if self.elsewhere:
            functions = r.sample(list(OUTSIDE_FUNCTIONS), r.randint(1, 3))
            tree["functions"] = {name: OUTSIDE_FUNCTIONS[name] for name in functions}
            starts = [name for name in functions if name in OUTSIDE_STARTS]
            if starts and registry.maybe(0.5):
                tree["start"] = {"function": starts[0], "returns": r.choice(["bool", "zero"]),
                                 "automatic": registry.maybe(0.5)}
            tree["defined"] = "elsewhere"
            tree["grows"] = registry.maybe(0.2)
            tree[self.elsewhere] = "outside" if self.elsewhere == "struct" else "outside_t"
            tree["mutable"] = registry.maybe(0.3)
        elif self.struct:
            tree["struct"] = self.struct
        if registry.maybe(0.1):
            tree["internal"] = True
        if registry.maybe(0.2):
            tree["variable"] = {"name": f"{self.name.upper()}_OF_USER", "separator": r.choice(",;: "),
                                "unknown": r.choice(["error", "warn"])}
        if self.symbol:
            tree["symbol"] = self.symbol
        if registry.maybe(0.4):
            tree["layout"] = {"struct thing": ["number", "inner.text"], "thing_t": [], "enum shade": []}
        if registry.maybe(0.2):
            tree["revision"] = r.randint(0, 2**32 - 1)
        if self.types and not self.flat and registry.maybe(0.5):
            tree["default"] = next(iter(self.types))
        entries = {t: {i: self.implementation(n, t, i) for n, i in enumerate(all_)}
                   for t, all_ in self.types.items()}
        if self.flat:
            tree["implementations"] = {self.written(t): entries[t][t] for t in entries}
        else:
            tree["types"] = {t: {"description": r.choice(TEXTS),
                                 "implementations": {self.written(i): e for i, e in entries[t].items()},
                                 "aliases": [f"{t}-2", f"{t}.old"][:r.randint(0, 2)]}
                             for t in entries}
        return {k: v for k, v in tree.items() if v != {}}

    def written(self, name):
        """One of the forms that fold to a name."""
        return self.random.choice([name, name, name, name.capitalize(), name.replace("_", "-")])

    def definitions(self):
        """(type, identifier) of every builtin that is the first with its constant."""
        seen = set()
        return [(t, i) for t, all_ in self.types.items() for i in all_
                if (symbol := self.symbols.get((t, i))) not in seen or symbol is None
                if not seen.add(symbol)]

    def interface(self):
        if self.elsewhere:
            return "struct outside"
        return f"struct {self.struct or f'{self.registry.name}_{self.name}'}"

    def macro(self, verb):
        return f"{self.registry.name}_{verb}_{self.name}".upper()


def called(category):
    """A function that calls every member whose arguments can be written."""
    lines = [f"void call_{category.name}_members(const {category.interface()} *from, void *any);",
             f"void call_{category.name}_members(const {category.interface()} *from, void *any)", "{",
             "    (void)from, (void)any;"]
    for name, signature in category.functions.items():
        if any(type_ is None for _, type_ in signature.parameters):
            lines.append(f"    (void)(from->{name});")
            continue
        arguments = ", ".join("NO_FUNCTION" if t == "callback_type" else f"AN({t})"
                              for _, t in signature.parameters)
        lines.append(f"    (void)from->{name}({arguments});")
    return "\n".join(lines + ["}", ""])


PRELUDE = """
#ifdef __cplusplus
#define AN(type) *static_cast<type *>(any)
#define NO_FUNCTION nullptr
#define EMPTY {}
#else
#define AN(type) *(type *)any
#define NO_FUNCTION NULL
#define EMPTY {0}
#endif
"""


SET_VALUES = {"string": '"a"', "bool": "true", "int": "-1", "number": "1.5", "strings": '"a\\0b"'}


def set_value(category, key):
    """A value as C writes it."""
    kind = category.keys[key]
    if kind == "type":
        of, several = category.of[key]
        return f'"{next(iter(of.types))}"' if several else next(iter(of.types))
    return f'"{category.values[key][0]}"' if kind == "flags" else SET_VALUES.get(kind, category.values[key][0])


def defined(category, mode):
    """The implementations: in a program the listed ones, in a plugin one of its own, with all it can set."""
    define, set_ = category.macro("DEFINE"), category.macro("SET")
    if mode == "program":
        return [f"{define}({type_}, {identifier}) = EMPTY;"
                for type_, identifier in category.definitions()]
    type_ = next(iter(category.types), "fresh")
    own = (type_, type_ if category.flat else "own")
    if mode == "manifest":
        return [f"{define}({own[0]}, {own[1]}) = EMPTY;"]
    lines = [f"{category.macro('NEW')}_TYPE({own[0]});"] if not category.types else []
    lines += [f"{set_}({own[0]}, {own[1]}, {key}, {set_value(category, key)});" for key in category.keys]
    lines += [f'{set_}({own[0]}, {own[1]}, description, "Mine.");', f"{define}({own[0]}, {own[1]}) = EMPTY;"]
    return lines


def sources(registry):
    """Program, plugin and plugin with a manifest, as text that is both C and C++."""
    head = f'#include "registries_types.h"\n#include "{registry.name}_registry.h"\n{PRELUDE}'
    return {mode: "\n".join([head] + [line for category in registry.categories
                                      for line in [called(category), *defined(category, mode)]] + [""])
            for mode in ("program", "plugin", "manifest")}


def manifest(registry):
    implementations = {}
    for category in registry.categories:
        type_ = next(iter(category.types), "fresh")
        identifier = type_ if category.flat else "own"
        entry = {"description": registry.random.choice(TEXTS),
                 "metadata": {k: category.metadata_value(k) for k in category.keys}}
        implementations[category.name] = {type_: entry if category.flat else {identifier: entry}}
    body = {"format": 1, "plugin": "random", "description": registry.random.choice(TEXTS),
            "version": "1.0", "implementations": implementations,
            "new_types": {c.name: ["fresh"] for c in registry.categories
                          if not c.types and not c.flat}}
    return json.dumps({k: v for k, v in body.items() if v}, indent=1, ensure_ascii=False)
