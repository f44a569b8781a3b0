package eu.undersigned.account;

/// A member of a campaign's team.
public record Person(String name, String mailbox) {
    @Override
    public String toString() {
        return "Person[hidden]";
    }
}
