package eu.undersigned.account;

import eu.undersigned.secrets.SecretBox;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The members of the instance. Names and mailboxes lie in the database under a secret that is not there.
public final class Members {
    private static final byte[] CONTEXT = "undersigned/member".getBytes(StandardCharsets.UTF_8);

    private final SecretBox box;
    private final InstantSource clock;

    public Members(SecretBox box, InstantSource clock) {
        this.box = box;
        this.clock = clock;
    }

    /// @param by number of the member who gave the roles; 0: nobody, for the first one
    /// @return the new member's number
    public int add(Handle transaction, Person person, List<Grant> grants, int by) {
        int member = MemberStore.add(transaction, seal(person), clock.instant());
        grants.forEach(grant -> MemberStore.grant(transaction, member, grant, by, clock.instant()));
        return member;
    }

    /// Whether there is nobody yet, but perhaps the invented team of a demonstration.
    public boolean isEmpty(Handle transaction) {
        return MemberStore.count(transaction) == 0;
    }

    /// Empty for a number that nobody has, and for one who was removed.
    public Optional<Person> person(Handle transaction, int member) {
        return MemberStore.sealed(transaction, member)
                .flatMap(hidden -> box.open(CONTEXT, hidden))
                .map(Members::decode);
    }

    /// The numbers of all who hold a role in a campaign, or one of the whole instance, or once did.
    public Set<Integer> everIn(Handle transaction, int campaign) {
        return MemberStore.everIn(transaction, campaign);
    }

    /// All members who were not removed, the first who came first.
    List<Holder> holders(Handle transaction) {
        Map<Integer, List<Grant>> grants = MemberStore.held(transaction).stream()
                .collect(Collectors.groupingBy(
                        MemberStore.Held::member, Collectors.mapping(MemberStore.Held::grant, Collectors.toList())));
        return MemberStore.all(transaction).stream()
                .map(row -> new Holder(
                        row.id(),
                        box.open(CONTEXT, row.sealed()).map(Members::decode).orElse(new Person("?", "")),
                        grants.getOrDefault(row.id(), List.of()),
                        row.since(),
                        row.suspendedAt()))
                .toList();
    }

    /// Those of them who hold a role in a campaign, or one of the whole instance.
    List<Holder> holders(Handle transaction, int campaign) {
        return holders(transaction).stream()
                .filter(holder -> holder.isIn(campaign))
                .toList();
    }

    /// The coordinators of the campaigns in which a member holds a role.
    List<Holder> coordinatorsBeside(Handle transaction, int member) {
        List<Grant> own = MemberStore.grants(transaction, member);
        return holders(transaction).stream()
                .filter(holder -> holder.member() != member)
                .filter(holder -> own.stream()
                        .anyMatch(grant -> grant.campaign() == 0
                                ? holder.grants().stream().anyMatch(one -> one.role() == Role.COORDINATOR)
                                : holder.isCoordinatorOf(grant.campaign())))
                .toList();
    }

    /// Erases who it was; the number stays for the audit trail.
    void remove(Handle transaction, int member) {
        MemberStore.remove(transaction, member, clock.instant());
    }

    /// Those who run a campaign and can sign in.
    public List<Person> coordinators(Handle transaction, int campaign) {
        return MemberStore.coordinators(transaction, campaign).stream()
                .flatMap(hidden -> box.open(CONTEXT, hidden).stream())
                .map(Members::decode)
                .toList();
    }

    /// Those who speak for organisations of a campaign and can sign in.
    public List<OrganisationMember> ofOrganisations(Handle transaction, int campaign) {
        return holders(transaction).stream()
                .filter(holder -> holder.suspendedAt().isEmpty())
                .flatMap(holder -> holder.grants().stream()
                        .filter(grant -> grant.role() == Role.PARTNER && grant.campaign() == campaign)
                        .map(grant -> new OrganisationMember(holder.member(), grant.organisation(), holder.person())))
                .toList();
    }

    private byte[] seal(Person person) {
        byte[] name = person.name().getBytes(StandardCharsets.UTF_8);
        byte[] mailbox = person.mailbox().getBytes(StandardCharsets.UTF_8);
        return box.seal(
                CONTEXT,
                ByteBuffer.allocate(Short.BYTES + name.length + mailbox.length)
                        .putShort((short) name.length)
                        .put(name)
                        .put(mailbox)
                        .array());
    }

    private static Person decode(byte[] content) {
        ByteBuffer in = ByteBuffer.wrap(content);
        byte[] name = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(name);
        byte[] mailbox = new byte[in.remaining()];
        in.get(mailbox);
        return new Person(new String(name, StandardCharsets.UTF_8), new String(mailbox, StandardCharsets.UTF_8));
    }
}
