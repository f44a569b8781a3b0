package eu.undersigned.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KitZipTest {
    private static final byte[] SMALL = "name: x\n".getBytes(StandardCharsets.UTF_8);

    private static byte[] archive(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.putNextEntry(new ZipEntry("campaign.yaml"));
            zip.write(SMALL);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"__MACOSX/x", ".DS_Store", "logos/.DS_Store", "logos/", "logos/us.svg"})
    void whatIsLeftOutCountsAsUnpackedToo(String name) throws IOException {
        byte[] archive = archive(name, new byte[9 << 20]);
        assertThatThrownBy(() -> KitZip.read(archive))
                .isInstanceOf(KitException.class)
                .hasMessageContaining("is larger than 8 MiB when unpacked");
    }

    @Test
    void whatADesktopAddsIsLeftOut() throws Exception {
        assertThat(KitZip.read(archive("__MACOSX/x", new byte[10])).contents()).containsOnlyKeys("campaign.yaml");
    }
}
