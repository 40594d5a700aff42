"""Who may set what."""

from eblangkon.ground.audit.rules import Actor


def may_set_rule(actor: Actor, region: str | None) -> bool:
    """A region's procurement unit or administrator sets its rules, the province or a command the defaults."""
    if actor.kind in ("system", "command"):
        return True
    return actor.may("province") if region is None else actor.may("ukpbj", "admin", region=region)
