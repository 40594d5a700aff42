"""`{% csrf_token %}` of every form in the house: Django's own, and the hat under which the page was shown."""

from django import template
from django.http import HttpRequest
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html
from django.utils.safestring import SafeString

from eblangkon.desks.frame.places import CHOSEN, key_of, places_of

register = template.Library()


class FormTokenNode(CsrfTokenNode):
    """Who has one place carries nothing more than the token."""

    def render(self, context: template.Context) -> SafeString:
        token = super().render(context)
        request: HttpRequest | None = getattr(context, "request", None)  # also in parts that hand on no words
        actor = getattr(request, "_actor", None)
        if request is None or actor is None or not places_of(request):
            return SafeString(token)
        return format_html('{}<input type="hidden" name="{}" value="{}">', token, CHOSEN, key_of(actor.hats[0]))


@register.tag
def csrf_token(parser: template.base.Parser, token: template.base.Token) -> FormTokenNode:
    """As Django's."""
    return FormTokenNode()
