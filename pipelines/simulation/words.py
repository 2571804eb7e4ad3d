"""Words from which simulated projects and people are named. Nothing here is real.

Belongs here: names that any business needs. Does not belong here: words of one business
(`<simulator>/names.py`), names of places, which are data.
"""

from __future__ import annotations

from random import Random

SOUNDS = "云山金黔瑞恒博星远锦华绿泰嘉盛安启明宏润祥凌卓嵘屹澜沐霁禾翎"
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫"
GIVEN_NAMES = ("甲", "乙", "丙", "丁", "某甲", "某乙", "某丙", "某丁")
PHASES = ("", "", "", "（一期）", "（二期）", "·A区", "")


def project_name(rng: Random, place: str, product: str) -> str:
    return f"{place}{sound(rng)}{product}项目{rng.choice(PHASES)}"


def person_name(rng: Random) -> str:
    return rng.choice(SURNAMES) + rng.choice(GIVEN_NAMES)


def phone_number(rng: Random) -> str:
    return f"138000000{rng.randrange(100):02d}"


def sound(rng: Random) -> str:
    return "".join(rng.sample(SOUNDS, 2))
