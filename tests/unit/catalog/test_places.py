"""Names as offices write them, with the traps that real units set."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.catalog.loader import load_catalog
from pipelines.catalog.names import name_key
from pipelines.catalog.places import Places

MARCH = date(2017, 3, 31)


@pytest.fixture(scope="module")
def places() -> Places:
    return Places(load_catalog())


@pytest.mark.parametrize(
    ("text", "within", "code"),
    [
        ("黔南", None, "522700"),
        ("黔西南", None, "522300"),
        ("黔东南", None, "522600"),
        ("黔西", None, "520522"),
        ("黔西南州投资促进局", None, "522300"),
        ("黔西南兴义", None, "522301"),
        ("黔西县代办服务中心", None, "520522"),
        ("遵义", None, "520300"),
        ("遵义市", None, "520300"),
        ("遵义县", None, "520321"),
        ("遵义市投资促进局代办服务中心", None, "520300"),
        ("贵 阳　市", None, "520100"),
        ("贵阳市招商局", None, "520100"),
        ("龙里县人民政府", None, "522730"),
        ("毕节市投促局", None, "520500"),
        ("贵安新区经济发展局", None, "52GA00"),
        ("贵安新区投资促进局", None, "52GA00"),
        # Where departments are units, the office is the unit and not the county whose office it is.
        ("大姚县投资促进局", "532326", "532326-02"),
        ("县投资促进局", "532326", "532326-02"),
        ("县政务服务局", "532326", "532326-01"),
        ("大姚县代办服务中心", "532326", "532326"),
        ("威宁县", None, "520526"),
        ("威宁自治县", None, "520526"),
        ("威宁彝族回族苗族自治县", None, "520526"),
        ("六枝", None, "520203"),
        ("贵州省遵义市桐梓县投资促进局", None, "520322"),
        ("桐梓县娄山关街道", "520300", "520322"),
        ("市本级", "520300", "520300BJ"),
        ("州本级", "522700", "522700BJ"),
        ("本级", "520300", "520300BJ"),
        ("市直", "520300", "520300BJ"),
        ("遵义市本级", None, "520300BJ"),
        ("贵阳市（本级）", None, "520100BJ"),
        ("贵安新区本级", None, "52GA00BJ"),
        ("省代办服务中心", "520000", "520000"),
        ("贵州省投资促进局", None, "520000"),
        ("经开区", "520300", "52ZY01"),
        ("经开区", "520100", "52GY02"),
    ],
)
def test_recognised(places: Places, text: str, within: str | None, code: str) -> None:
    found = places.resolve(text, within, MARCH)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("不存在县", None),
        ("遵义市不存在县", None),
        ("黄平县从江县", None),  # two counties in one cell
        ("桐梓县", "520100"),  # of another city
        ("合计", None),
        ("投资促进局", None),
        ("市本级", None),  # of which city?
        ("", "520300"),
    ],
)
def test_not_recognised(places: Places, text: str, within: str | None) -> None:
    assert places.resolve(text, within, MARCH) is None


@pytest.mark.parametrize(
    ("text", "day", "code", "closed", "successor"),
    [
        ("盘县", date(2017, 3, 31), "520222", False, ""),
        ("盘县", date(2017, 4, 1), "520222", True, "520281"),
        ("遵义县", MARCH, "520321", True, "520304"),
        ("水城", date(2020, 6, 30), "520221", False, ""),
        ("水城", date(2020, 7, 1), "520204", False, ""),
        ("兴仁", date(2018, 7, 31), "522322", False, ""),
        ("兴仁", date(2018, 8, 1), "522302", False, ""),
        ("黔西", date(2021, 3, 1), "520581", False, ""),
    ],
)
def test_day_decides(
    places: Places, text: str, day: date, code: str, closed: bool, successor: str
) -> None:
    found = places.resolve(text, None, day)
    assert found is not None
    assert (found.code, found.closed, found.successor) == (code, closed, successor)


def test_family(places: Places) -> None:
    assert places.ancestors("520322") == ("520300", "520000")
    assert places.city_of("520322") == places.city_of("520300") == "520300"
    assert places.city_of("520000") == ""
    assert places.pseudo_county("522700") == "522700BJ"
    assert places.name("522700BJ") == "黔南州本级"
    assert places.level("52GA00") == "city"
    assert places.unit("520222").root_code == "520281"


def test_printed_order(places: Places) -> None:
    names = "".join(unit.name[:2] for unit in places.below("520000", "city"))
    assert names == "贵阳遵义六盘安顺毕节铜仁黔东黔南黔西贵安"
    assert places.below("520300", "county")[0].code == "520300BJ"


def test_months_of_validity_are_whole_months(places: Places) -> None:
    assert places.unit("520222").valid_to == date(2017, 3, 31)
    assert places.unit("520281").valid_from == date(2017, 4, 1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("夜郎（镇）旅游", "夜郎(镇) 旅游", True),
        ("“大数据”·一期", "大数据一期", True),
        ("ａｂｃ项目", "ABC项目", True),
        ("甲《乙》—丙_丁-戊", "甲乙丙丁戊", True),
        ("产业园一期", "产业园二期", False),
        ("1号地块", "2号地块", False),
    ],
)
def test_name_key(one: str, other: str, same: bool) -> None:
    assert (name_key(one) == name_key(other)) is same


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("贵州省发展和改革委员会", "520000"),
        ("贵阳市工业和信息化局", "520100"),
        ("贵阳市南明区发展和改革局", "520102"),
        ("黔南布依族苗族自治州统计局", "522700"),
        ("遵义市红花岗区重点项目办公室", "520302"),
        ("贵阳市发展红花岗区统计局", None),  # two units: doubt
        ("贵阳发展得很好", None),
    ],
)
def test_any_department_of_a_unit_named_in_full(
    places: Places, text: str, code: str | None
) -> None:
    found = places.resolve(text)
    assert (found.code if found else None) == code
