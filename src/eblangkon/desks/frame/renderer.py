"""Django's forms drawn as LOOK.md draws fields."""

from django.forms.renderers import DjangoTemplates


class FrameRenderer(DjangoTemplates):
    """`{{ form }}` and `{{ form.name.as_field_group }}` come out as label, hint, error, field."""

    form_template_name = "frame/form.html"
    field_template_name = "frame/field.html"
