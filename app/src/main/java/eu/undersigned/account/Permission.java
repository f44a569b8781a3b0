package eu.undersigned.account;

import java.util.Set;

/// What can be allowed. A route of the console names exactly one.
public enum Permission {
    /// Seeing what concerns oneself, ending sessions, signing out.
    OWN_ACCOUNT,
    /// With what oneself signs in: adding and removing passkeys, new recovery codes.
    CHANGE_OWN_SIGN_IN,
    VIEW_OVERVIEW,
    /// One organisation's figures.
    VIEW_OWN_OVERVIEW,
    EXPORT_FIGURES,
    SEE_ALERTS,
    VIEW_CAMPAIGN,
    EDIT_CAMPAIGN,
    PUBLISH_CAMPAIGN,
    EXPORT_KIT,
    CHANGE_KEYS,
    /// One organisation's page, widget and question.
    EDIT_OWN_ORGANISATION,
    CHANGE_OWN_KEY,
    /// Commenting on a letter that members write together, proposing wordings, and signing it off.
    DISCUSS_LETTER,
    /// Giving out passes with which somebody types in a group's sheets.
    MAKE_CLASS_PASSES,
    VIEW_PROTECTION,
    EDIT_PROTECTION,
    VIEW_INVALIDATIONS,
    INVALIDATE,
    APPROVE_INVALIDATION,
    /// Reading what survivors and others left, releasing it, declining it.
    MODERATE_VOICES,
    /// Who asked to sign an open letter for an organisation.
    VIEW_COSIGNATURES,
    /// Saying for an organisation that it signed, or that it did not.
    DECIDE_COSIGNATURES,
    VIEW_MAILINGS,
    WRITE_MAILING,
    SEND_MAILING,
    VIEW_MEMBERS,
    MANAGE_MEMBERS,
    VIEW_AUDIT,
    EXPORT_AUDIT,
    VIEW_JOBS,
    CANCEL_JOBS;

    private static final Set<Permission> FRESH = Set.of(
            CHANGE_OWN_SIGN_IN,
            EXPORT_KIT,
            CHANGE_KEYS,
            CHANGE_OWN_KEY,
            INVALIDATE,
            APPROVE_INVALIDATION,
            SEND_MAILING,
            DECIDE_COSIGNATURES,
            MANAGE_MEMBERS,
            EXPORT_AUDIT);
    private static final Set<Permission> SENSITIVE =
            Set.of(VIEW_MEMBERS, VIEW_AUDIT, EXPORT_AUDIT, EXPORT_KIT, VIEW_COSIGNATURES);

    /// Whether the member must have proved within the last minutes who they are.
    public boolean needsFreshSignIn() {
        return FRESH.contains(this);
    }

    /// Whether it concerns oneself alone, wherever one holds a role.
    boolean isOfOneself() {
        return this == OWN_ACCOUNT || this == CHANGE_OWN_SIGN_IN;
    }

    /// Whether looking is worth an entry in the audit trail.
    public boolean isSensitive() {
        return SENSITIVE.contains(this);
    }
}
