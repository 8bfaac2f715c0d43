"""Codes of subjects in timetables, what they are called, and how schools write them otherwise."""

from typing import Final

# By code: the name in Swedish, and in English. The case of these codes counts.
SUBJECTS: Final = {
    "BI": ("Biologi", "Biology"),
    "BL": ("Bild", "Art"),
    "DA": ("Förberedande dansarutbildning", "Preparatory dancing studies"),
    "EN": ("Engelska", "English"),
    "ES": ("Estetisk verksamhet", "Aesthetics"),
    "EV": ("Elevens val", "Student's choice"),
    "FY": ("Fysik", "Physics"),
    "GE": ("Geografi", "Geography"),
    "HI": ("Historia", "History"),
    "HKK": ("Hem- och konsumentkunskap", "Home and consumer studies"),
    "IDH": ("Idrott och hälsa", "Physical education and health"),
    "JU": ("Judiska studier", "Jewish studies"),
    "KE": ("Kemi", "Chemistry"),
    "MA": ("Matematik", "Mathematics"),
    "MU": ("Musik", "Music"),
    "NO": ("Naturorienterande ämnen", "Science studies"),
    "RE": ("Religionskunskap", "Religion"),
    "SH": ("Samhällskunskap", "Civics"),
    "SL": ("Slöjd", "Crafts"),
    "SO": ("Samhällsorienterande ämnen", "Social study subjects"),
    "SV": ("Svenska", "Swedish"),
    "SVA": ("Svenska som andraspråk", "Swedish as a second language"),
    "TK": ("Teknik", "Technology"),
    "TN": ("Teckenspråk för hörande", "Sign language"),
    # Of the compulsory school for children with severe learning disabilities.
    "KOM": ("Kommunikation", "Communication"),
    "MOT": ("Motorik", "Physical coordination"),
    "VAA": ("Vardagsaktiviteter", "Everyday activities"),
    "VEU": ("Verklighetsuppfattning", "Perception"),
}

# The case of these does not count.
OTHERS: Final = {
    "LUNCH": ("Lunch", "Lunch"),
    "M-TID": ("Mentorstid", "Mentor time"),
    "MTID": ("Mentorstid", "Mentor time"),
    "PRANDIUM": ("Lunch", "Lunch"),
    "RAST": ("Rast", "Break"),
}

# What may stand before the code of a language.
LANGUAGE_PREFIXES: Final = ("M1", "M2", "ASSV", "ML")

# The same for a language that is not told.
ANY_LANGUAGE: Final = {
    "M1XXX": ("Moderna språk, elevens val", "Modern languages, student's choice"),
    "M2XXX": ("Moderna språk, språkval", "Modern languages, language choice"),
    "MLXXX": ("Modersmål", "Mother tongue tuition"),
}

# No code of the city's stands for swimming, and yet nothing has to be packed for more surely.
SWIMMING: Final = "SIM"
SPORTS: Final = "IDH"
OF_OUR_OWN: Final = {SWIMMING: ("Simning", "Swimming")}

# Other ways in which schools, and guardians, write subjects: small letters, no punctuation.
SPELLINGS: Final = {
    "BL": ("bild och form",),
    "HKK": (
        "hem konsumentkunskap",
        "hem o konsumentkunskap",
        "hem och konsument",
        "hemkunskap",
        "home economics",
    ),
    SPORTS: (
        "gymnastik",
        "gympa",
        "idrott",
        "idrott hälsa",
        "idrott o hälsa",
        "p e",
        "pe",
        "physical education",
    ),
    "MA": ("matte", "maths", "math"),
    "SL": (
        "metallslöjd",
        "slöjd textil",
        "slöjd trä",
        "slöjd trä och metall",
        "syslöjd",
        "textil",
        "textilslöjd",
        "trä metallslöjd",
        "trä o metallslöjd",
        "trä och metall",
        "trä och metallslöjd",
        "träslöjd",
    ),
    SWIMMING: (
        "simlektion",
        "simlektioner",
        "simskola",
        "simträning",
        "simundervisning",
    ),
}
