"""Rules of the quality scale that tests of behaviour prove, by the names of those tests."""

from typing import Final

NAMED: Final[dict[str, tuple[str, ...]]] = {
    "action-exceptions": (
        "test_actions_errors.py::test_trouble",
        "test_actions_errors.py::test_what_is_not_a_child",
        "test_actions_write.py::test_the_wrong_name",
        "test_actions_write_trouble.py::test_a_refusal",
        "test_button.py::test_press_in_an_outage",
        "test_todo.py::test_nothing_else_can_be_changed",
    ),
    "action-setup": ("test_actions_errors.py::test_the_actions_are_there_without_an_account",),
    "appropriate-polling": (
        "test_coordinator.py::test_a_day_is_calm",
        "test_menu_coordinator.py::test_a_day_costs_little",
        "test_schedule.py::test_every_day_is_calm",
    ),
    "brands": (
        "test_brand.py::test_brand_names",
        "test_brand.py::test_home_assistant_shows_the_brand",
    ),
    "config-entry-unloading": (
        "test_init.py::test_set_up_and_unloaded",
        "test_lifecycle.py::test_removed_under_an_update",
    ),
    "config-flow": (
        "config_flow/test_sign_in.py::test_another_device",
        "config_flow/test_sign_in.py::test_this_device",
        "config_flow/test_freja.py::test_from_the_number_to_the_account",
    ),
    "config-flow-test-coverage": (
        "config_flow/test_endings.py::test_lost_contact",
        "config_flow/test_endings.py::test_no_order",
        "config_flow/test_endings.py::test_unforeseen_error",
        "config_flow/test_freja.py::test_endings",
        "config_flow/test_freja.py::test_wrong_number",
        "config_flow/test_menu.py::test_add",
        "config_flow/test_menu.py::test_trouble_with_the_site",
        "config_flow/test_menu_change.py::test_removed_meanwhile",
        "config_flow/test_menu_preview.py::test_a_week",
        "config_flow/test_menu_search.py::test_found",
        "config_flow/test_options.py::test_names_and_margins",
        "config_flow/test_reauth.py::test_same_guardian",
        "config_flow/test_reconfigure.py::test_new_keys",
        "config_flow/test_sign_in.py::test_account_that_is_here_already",
    ),
    "devices": ("test_init.py::test_two_guardians",),
    "diagnostics": (
        "test_diagnostics.py::test_an_ordinary_account",
        "test_leaks.py::test_logs_diagnostics_and_issues",
    ),
    "docs-actions": ("test_entity_docs.py::test_everything_is_told_of",),
    "docs-supported-functions": ("test_entity_docs.py::test_everything_is_told_of",),
    "dynamic-devices": (
        "test_coordinator_children.py::test_a_module_is_switched_off",
        "test_init.py::test_a_child_comes",
    ),
    "entity-device-class": (
        "test_entity_classes.py::test_values_have_their_class",
        "test_translations.py::test_states_of_enums",
    ),
    "entity-disabled-by-default": (
        "test_calendar_children.py::test_enabled_by_default",
        "test_care.py::test_enabled_by_default",
        "test_event.py::test_disabled_by_default",
        "test_family_sensors.py::test_an_only_child",
    ),
    "entity-translations": (
        "test_translations.py::test_entities",
        "test_translations.py::test_parity",
    ),
    "entity-unavailable": (
        "test_coordinator_outage.py::test_a_long_outage",
        "test_coordinator_outage.py::test_an_outage",
        "test_coordinator_outage.py::test_live_data_ends_at_its_boundary",
    ),
    "entity-unique-id": (
        "test_init.py::test_two_guardians",
        "test_old_storage.py::test_a_disk_of_the_first_release",
    ),
    "exception-translations": (
        "test_translations.py::test_errors_of_the_client",
        "test_translations.py::test_literal_keys",
    ),
    "icon-translations": (
        "test_hassfest.py::test_icons",
        "test_translations.py::test_names_and_icons",
    ),
    "inject-websession": ("api/test_transport.py::test_cookies_go_back_byte_for_byte",),
    "log-when-unavailable": (
        "test_coordinator_outage.py::test_an_outage",
        "test_coordinator_outage.py::test_one_part_fails",
    ),
    "reauthentication-flow": (
        "config_flow/test_reauth.py::test_another_guardian",
        "config_flow/test_reauth.py::test_same_guardian",
        "test_coordinator_refused.py::test_the_sign_in_is_refused",
    ),
    "reconfiguration-flow": (
        "config_flow/test_reconfigure.py::test_another_guardian",
        "config_flow/test_reconfigure.py::test_new_keys",
    ),
    "repair-issues": (
        "test_answers_issue.py::test_a_timetable_of_another_form",
        "test_repairs.py::test_a_school_has_moved",
        "test_repairs.py::test_keys_are_saved_again",
    ),
    "stale-devices": ("test_init.py::test_a_child_leaves",),
    "test-before-configure": (
        "config_flow/test_endings.py::test_not_let_in",
        "config_flow/test_reauth.py::test_whole_account",
    ),
    "test-before-setup": (
        "test_init.py::test_setup_is_tried_again",
        "test_init.py::test_setup_without_keys",
    ),
    "unique-config-entry": (
        "config_flow/test_endings.py::test_same_guardian_in_two_dialogs",
        "config_flow/test_sign_in.py::test_account_that_is_here_already",
    ),
}
