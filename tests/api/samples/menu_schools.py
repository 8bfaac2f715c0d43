"""Valid lists of schools, and their parsers."""

from typing import Any

from custom_components.skolplattformen.api.menus import (
    mateo_schools,
    matilda_schools,
    skolmat_info_schools,
    skolmaten_schools,
)
from custom_components.skolplattformen.api.menus.school_list import Rows

_STAMP = "2026-03-01T08:00:00.000Z"
_IMAGE = {"type": "Buffer", "data": [137, 80]}

DISTRIBUTORS: dict[str, Any] = {
    "distributors": [
        {
            "id": f"64aa0000000000000000000{number}",
            "name": f"{name} ",
            "address": {"addressLocality": "Stockholm"},
        }
        for number, name in enumerate(("Lärkskolan", "Ekskolan"))
    ]
}
UNITS: dict[str, Any] = {
    "units": [
        {"id": 211, "name": "Lärkskolan ", "type": "school"},
        {"id": "212", "name": "Ekskolan", "type": "retirementhome"},
    ]
}
COUNTIES: dict[str, Any] = {
    "ok": True,
    "counties": [
        {
            "code": code,
            "name": f"{town}s län",
            "municipalities": [
                {
                    "id": f"{code}80",
                    "name": town,
                    "groups": [],
                    "facilities": [{"id": f"cmexempel{code}", "name": "Lärkskolan "}],
                }
            ],
        }
        for code, town in (("01", "Stockholm"), ("10", "Exempelby"))
    ],
}
PROVINCES: dict[str, Any] = {
    "provinces": [
        {
            "id": f"0b1c-{number}",
            "oldId": number,
            "name": f"{name} ",
            "urlName": None,
            "createdAt": _STAMP,
            "updatedAt": _STAMP,
        }
        for number, name in enumerate(("Stockholms län", "Exempels län"))
    ]
}
DISTRICTS: dict[str, Any] = {
    "districts": [
        {
            "id": f"0b1d-{number}",
            "oldId": number,
            "name": name,
            "customerId": "0b1e",
            "urlName": "stockholm",
            "feedbackAllowed": True,
            "imageUrl": "https://example.invalid/",
            "image": _IMAGE,
            "provinceId": "0b1c-0",
            "menuId": "0b1f",
            "bulletinId": "0b20",
            "createdAt": _STAMP,
            "updatedAt": _STAMP,
        }
        for number, name in enumerate(("Stockholms stad norr", "Stockholms stad söder"))
    ]
}
SCHOOLS: dict[str, Any] = {
    "schools": [
        {
            "id": f"0b21-{slug}",
            "name": f"{name} ",
            "menuId": f"0b22-{slug}",
            "urlName": slug,
            "image": _IMAGE,
            "district": {"name": "Stockholms stad norr"},
        }
        for slug, name in (("larkskolan", "Lärkskolan"), ("ekskolan", "Ekskolan"))
    ]
}


def provinces(data: object) -> Rows:
    """Parse provinces."""
    return skolmaten_schools.areas(data, "provinces")


def districts(data: object) -> Rows:
    """Parse districts."""
    return skolmaten_schools.areas(data, "districts")


def schools(data: object) -> Rows:
    """Parse the schools of a district."""
    return skolmaten_schools.schools_of_district(data, "Stockholms stad norr")


PARSERS = [
    ("matilda_kitchen_list", matilda_schools.kitchens, DISTRIBUTORS),
    ("mateo_municipality", mateo_schools.units, UNITS),
    ("skolmat_info_list", skolmat_info_schools.kitchens, COUNTIES),
    ("skolmaten_province_list", provinces, PROVINCES),
    ("skolmaten_district_list", districts, DISTRICTS),
    ("skolmaten_school_list", schools, SCHOOLS),
]
