"""The steps of signing in, from the choice of a method to its outcome; adding and renewing share them."""

from abc import abstractmethod
from datetime import datetime
from typing import Any, Final, override
from urllib.parse import quote

from homeassistant.config_entries import ConfigFlow, ConfigFlowResult
from homeassistant.core import CALLBACK_TYPE, callback
from homeassistant.data_entry_flow import AbortFlow, UnknownFlow
from homeassistant.helpers import instance_id
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.selector import TextSelector, TextSelectorConfig, TextSelectorType
from homeassistant.util import dt as dt_util
import voluptuous as vol

from ..api.exceptions import InvalidPersonalNumberError
from ..api.sign_in import Method, SignIn, Stage, twelve_digits
from ..const import CONF_PERSONAL_NUMBER
from ..session import session_factory
from .attempt import Attempt, Ending, Paired, ending_of
from .qr import qr_markup

# Longer than a slow connection needs to come for the next step: who comes twice finds nothing left.
_REMINDER_SECONDS: Final = 3
_APP_LINK: Final = "https://app.bankid.com/?autostarttoken={token}&redirect=null"
# Nobody who looks over a shoulder reads it, and no browser offers it again.
_FREJA_FORM: Final = vol.Schema(
    {
        vol.Required(CONF_PERSONAL_NUMBER): TextSelector(
            TextSelectorConfig(type=TextSelectorType.PASSWORD, autocomplete="off")
        )
    }
)


class SignInFlow(ConfigFlow):
    """A dialog in which a guardian signs in.

    Each step may be entered again at any time, by the attempt's own changes and by every browser
    that shows the dialog: only a press in a menu begins an attempt, and only one at a time.
    """

    _salt: str
    _attempt: Attempt | None = None
    _ending: Ending = Ending.UNKNOWN
    _cancel_reminder: CALLBACK_TYPE | None = None

    @property
    @abstractmethod
    def _method_known(self) -> str | None:
        """Return the way that worked when this account was signed in last."""

    @abstractmethod
    async def _accept(self, account: str) -> None:
        """Raise AbortFlow if the account is not one to sign in here."""

    @abstractmethod
    async def _keep(self, paired: Paired) -> ConfigFlowResult:
        """Keep the keys and end the dialog.

        Raises:
            SecretsNotSavedError: the keys could not be written.
            AbortFlow: another dialog was faster.

        """

    async def _show_methods(self, step_id: str) -> ConfigFlowResult:
        """Show the ways to sign in."""
        self._salt = await instance_id.async_get(self.hass)
        return self.async_show_menu(step_id=step_id, menu_options=self._methods)

    @property
    def _methods(self) -> list[Method]:
        """Return the ways to sign in, first the one that worked last."""
        return sorted(Method, key=lambda method: method != self._method_known)

    async def async_step_bankid_qr(self, _: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Show the QR code of the moment, and what to do in the app."""
        return await self._show_order("bankid_qr", self._attempt_by(Method.BANKID_QR))

    async def async_step_freja(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for the personal number: without it nothing can be sent to the phone."""
        errors: dict[str, str] = {}
        if user_input is not None:
            try:
                number = twelve_digits(user_input[CONF_PERSONAL_NUMBER])
            except InvalidPersonalNumberError:
                errors[CONF_PERSONAL_NUMBER] = "invalid_personal_number"
            else:
                attempt = self._attempt_by(Method.FREJA, number)
                return await self._show_order("freja_sent", attempt)
        return self.async_show_form(step_id="freja", data_schema=_FREJA_FORM, errors=errors)

    async def async_step_freja_sent(self, _: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Wait for the approval in the Freja app."""
        return await self._show_order("freja_sent", self._running)

    async def async_step_bankid_here(self, _: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Wait for an order that can be opened on this device."""
        attempt = self._attempt_by(Method.BANKID_HERE)
        if attempt.outcome is not None:
            return self._progress_done("outcome")
        if attempt.approved:
            return await self.async_step_finishing()
        if attempt.order is None:
            return self._show_progress("bankid_here", attempt)
        return self._progress_done("approve")

    async def async_step_approve(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show the link into the app, in a form: it outlives a phone's connection."""
        self._stop_reminding()
        attempt = self._running
        if attempt.outcome is not None:
            return await self.async_step_outcome()
        errors: dict[str, str] = {}
        if user_input is not None:
            if attempt.approved:
                return await self.async_step_finishing()
            errors["base"] = "not_approved"
        token = (attempt.order and attempt.order.autostart_token) or ""
        return self.async_show_form(
            step_id="approve",
            data_schema=vol.Schema({}),
            errors=errors,
            description_placeholders={"link": _APP_LINK.format(token=quote(token, safe=""))},
        )

    async def async_step_finishing(self, _: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Wait while the approved sign-in is carried through."""
        attempt = self._running
        attempt.finish(self._accept)
        if attempt.outcome is not None:
            return self._progress_done("outcome")
        return self._show_progress("finishing", attempt)

    async def async_step_outcome(self, _: dict[str, Any] | None = None) -> ConfigFlowResult:
        """End the dialog, or lead on from an attempt that did not succeed."""
        self._stop_reminding()
        attempt = self._running
        # From here on the outcome belongs to this browser; for another one the dialog is gone.
        self._attempt = None
        attempt.close()
        match attempt.outcome:
            case AbortFlow() as abort:
                raise abort
            case Paired() as paired:
                return await self._keep_or_lead_on(paired)
            case ending:
                return self._lead_on(ending or Ending.UNKNOWN)

    async def _keep_or_lead_on(self, paired: Paired) -> ConfigFlowResult:
        """Keep the keys, or lead on if they cannot be kept."""
        try:
            return await self._keep(paired)
        except AbortFlow:
            raise
        except Exception as err:  # noqa: BLE001  # logged there
            return self._lead_on(ending_of(err))

    def _lead_on(self, ending: Ending) -> ConfigFlowResult:
        """Tell how the attempt ended and offer another."""
        self._ending = ending
        return self.async_show_menu(step_id=ending, menu_options=self._methods)

    async def _show_ending(self, _: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Tell again how the attempt ended; the text of a menu goes by its step."""
        return self._lead_on(self._ending)

    async_step_refused = _show_ending
    async_step_expired = _show_ending
    async_step_timed_out = _show_ending
    async_step_cancelled = _show_ending
    async_step_failed = _show_ending
    async_step_unreachable = _show_ending
    async_step_denied = _show_ending
    async_step_rate_limited = _show_ending
    async_step_unexpected_answer = _show_ending
    async_step_not_saved = _show_ending
    async_step_unknown = _show_ending

    @callback
    @override
    def async_remove(self) -> None:
        """Stop an attempt whose dialog has been closed."""
        self._stop_reminding()
        if self._attempt is not None:
            self._attempt.close()

    def _progress_done(self, next_step_id: str) -> ConfigFlowResult:
        """Lead on from a progress, and remind the dialogs of it until one of them has come for it.

        A browser begins to listen only when it shows its first progress, and does not hear while
        its connection is down. Core tells it once: without a reminder it could wait forever.
        """
        if self._cancel_reminder is None:
            self._remind_after(_REMINDER_SECONDS)
        return self.async_show_progress_done(next_step_id=next_step_id)

    @callback
    def _remind_after(self, seconds: float) -> None:
        """Remind after some time, and then ever more seldom."""

        @callback
        def remind(_now: datetime) -> None:
            self.async_notify_flow_changed()
            self._remind_after(2 * seconds)

        self._cancel_reminder = async_call_later(self.hass, seconds, remind)

    @callback
    def _stop_reminding(self) -> None:
        """Remind no more: a browser is here, or none will come."""
        if self._cancel_reminder is not None:
            self._cancel_reminder()
            self._cancel_reminder = None

    def _attempt_by(self, method: Method, personal_number: str = "") -> Attempt:
        """Return the attempt under way, a new one if there is none."""
        if self._attempt is None:
            sign_in = SignIn(session_factory(self.hass), salt=self._salt, clock=dt_util.utcnow)
            self._attempt = Attempt(self.hass, sign_in, method, personal_number)
        return self._attempt

    @property
    def _running(self) -> Attempt:
        """Return the attempt under way."""
        if self._attempt is None:
            raise UnknownFlow
        return self._attempt

    async def _show_order(self, step_id: str, attempt: Attempt) -> ConfigFlowResult:
        """Show how far the order has come, or lead on when it has ended."""
        if attempt.outcome is not None:
            return self._progress_done("outcome")
        if attempt.approved:
            return await self.async_step_finishing()
        return self._show_progress(step_id, attempt)

    def _show_progress(self, step_id: str, attempt: Attempt) -> ConfigFlowResult:
        """Show how far the attempt has come, until that changes."""
        action, placeholders = "starting", {}
        if attempt.order is not None:
            action = attempt.order.stage.value
            if attempt.order.stage is Stage.WAITING:
                placeholders["qr"] = qr_markup(attempt.order.qr or "")
        return self.async_show_progress(
            step_id=step_id,
            progress_action=action,
            description_placeholders=placeholders,
            progress_task=attempt.next_change(),
        )
