package eu.undersigned.leaf;

/// How a signature came. The order is that of the numbers in a leaf, from 1.
public enum Channel {
    MAIL,
    WALLET,
    PAPER;

    int number() {
        return ordinal() + 1;
    }

    static Channel of(int number) throws MalformedLeafException {
        if (number < 1 || number > values().length) {
            throw new MalformedLeafException("an unknown channel");
        }
        return values()[number - 1];
    }
}
