package eu.undersigned.signature;

/// Looks at whoever tries to sign. Never asks the database or a name server while somebody waits.
public interface Guard extends Admission {
    Observed observe(Attempt attempt);
}
