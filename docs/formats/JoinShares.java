// Joins shares of a key with nothing but the JDK, from key-share.md alone:
//     java JoinShares.java SHARE... > key.txt
// Then `age-keygen -y key.txt` must print the public key that the shares name.
String LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

void main(String[] files) throws Exception {
    var values = new TreeMap<Integer, byte[]>();
    for (String file : files) {
        for (String line : java.nio.file.Files.readAllLines(Path.of(file))) {
            if (line.toLowerCase().startsWith("share:")) {
                String text = line.substring(6).replace(" ", "").toLowerCase();
                byte[] payload = bytes(text.substring("key-share-1".length(), text.length() - 6));
                values.put((int) payload[1], Arrays.copyOfRange(payload, 6, 38));
            }
        }
    }
    byte[] secret = new byte[32];
    values.forEach((number, value) -> {
        int weight = 1;
        for (int other : values.keySet()) {
            weight = other == number ? weight : times(weight, times(other, inverse(other ^ number)));
        }
        for (int i = 0; i < 32; i++) {
            secret[i] ^= (byte) times(weight, value[i] & 0xff);
        }
    });
    IO.println(bech32("age-secret-key-", secret).toUpperCase());
}

int times(int a, int b) {
    int product = 0;
    for (; b > 0; b >>= 1, a = a < 128 ? a << 1 : a << 1 ^ 0x11b) {
        product ^= (b & 1) * a;
    }
    return product;
}

int inverse(int a) {
    return IntStream.range(1, 256).filter(b -> times(a, b) == 1).findFirst().orElseThrow();
}

byte[] bytes(String text) {
    var bits = new java.math.BigInteger("1", 2);
    for (char letter : text.toCharArray()) {
        bits = bits.shiftLeft(5).or(java.math.BigInteger.valueOf(LETTERS.indexOf(letter)));
    }
    byte[] all = bits.shiftRight(text.length() * 5 % 8).toByteArray();
    return Arrays.copyOfRange(all, 1, all.length);
}

String bech32(String prefix, byte[] content) {
    var five = new ArrayList<Integer>();
    var bits = new java.math.BigInteger(1, content).shiftLeft(4); // 256 bits and 4 zeros: 52 letters
    for (int i = 51; i >= 0; i--) {
        five.add(bits.shiftRight(5 * i).intValue() & 31);
    }
    var checked = new ArrayList<Integer>();
    prefix.chars().forEach(letter -> checked.add(letter >> 5));
    checked.add(0);
    prefix.chars().forEach(letter -> checked.add(letter & 31));
    checked.addAll(five);
    checked.addAll(Collections.nCopies(6, 0));
    int sum = 1;
    for (int value : checked) {
        int top = sum >>> 25;
        sum = (sum & 0x1ffffff) << 5 ^ value;
        for (int i = 0; i < 5; i++) {
            sum ^= (top >> i & 1) * new int[] {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3}[i];
        }
    }
    for (int i = 5; i >= 0; i--) {
        five.add((sum ^ 1) >> 5 * i & 31);
    }
    return prefix + "1" + five.stream().map(value -> LETTERS.substring(value, value + 1)).collect(Collectors.joining());
}
