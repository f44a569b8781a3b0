package eu.undersigned.account;

import static eu.undersigned.account.Permission.*;

import java.util.EnumSet;
import java.util.Set;

/// Who may do what: the one place where it is written.
public final class Permissions {
    private static final Set<Permission> COORDINATOR = EnumSet.allOf(Permission.class);

    private static final Set<Permission> MODERATOR = EnumSet.of(
            OWN_ACCOUNT,
            CHANGE_OWN_SIGN_IN,
            VIEW_OVERVIEW,
            SEE_ALERTS,
            VIEW_CAMPAIGN,
            VIEW_PROTECTION,
            EDIT_PROTECTION,
            VIEW_INVALIDATIONS,
            INVALIDATE,
            MODERATE_VOICES,
            VIEW_JOBS,
            CANCEL_JOBS);

    private static final Set<Permission> ANALYST = EnumSet.of(
            OWN_ACCOUNT,
            CHANGE_OWN_SIGN_IN,
            VIEW_OVERVIEW,
            VIEW_OWN_OVERVIEW,
            EXPORT_FIGURES,
            SEE_ALERTS,
            VIEW_CAMPAIGN,
            VIEW_PROTECTION,
            VIEW_INVALIDATIONS,
            VIEW_MAILINGS);

    private static final Set<Permission> PARTNER = EnumSet.of(
            OWN_ACCOUNT,
            CHANGE_OWN_SIGN_IN,
            VIEW_OWN_OVERVIEW,
            EDIT_OWN_ORGANISATION,
            CHANGE_OWN_KEY,
            DISCUSS_LETTER,
            MAKE_CLASS_PASSES);

    private static final Set<Permission> OPERATOR = EnumSet.of(
            OWN_ACCOUNT,
            CHANGE_OWN_SIGN_IN,
            VIEW_OVERVIEW,
            SEE_ALERTS,
            VIEW_CAMPAIGN,
            VIEW_PROTECTION,
            EDIT_PROTECTION,
            VIEW_MEMBERS,
            MANAGE_MEMBERS,
            VIEW_AUDIT,
            EXPORT_AUDIT,
            EXPORT_KIT,
            VIEW_JOBS,
            CANCEL_JOBS);

    private Permissions() {}

    public static boolean allows(Role role, Permission permission) {
        return of(role).contains(permission);
    }

    private static Set<Permission> of(Role role) {
        return switch (role) {
            case COORDINATOR -> COORDINATOR;
            case MODERATOR -> MODERATOR;
            case ANALYST -> ANALYST;
            case PARTNER -> PARTNER;
            case OPERATOR -> OPERATOR;
        };
    }
}
