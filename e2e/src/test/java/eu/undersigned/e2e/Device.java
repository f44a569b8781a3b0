package eu.undersigned.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/// What a visitor holds in their hands, and how it is set.
record Device(int width, int height, boolean scripts, boolean dark, boolean calm) {
    static final Device PHONE = new Device(360, 740, true, false, false);
    static final Device DESK = new Device(1280, 900, true, false, false);
    /// A window of 1280 px at 400 % zoom.
    static final Device ZOOMED = new Device(320, 256, true, false, false);

    Device withoutScripts() {
        return new Device(width, height, false, dark, calm);
    }

    Device inTheDark() {
        return new Device(width, height, scripts, true, calm);
    }

    /// Asks for reduced motion.
    Device calmed() {
        return new Device(width, height, scripts, dark, true);
    }

    Device wide(int pixels) {
        return new Device(pixels, height, scripts, dark, calm);
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setJavaScriptEnabled(scripts)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(calm ? ReducedMotion.REDUCE : ReducedMotion.NO_PREFERENCE);
    }

    @Override
    public String toString() {
        return width + " px" + (scripts ? "" : ", no scripts") + (dark ? ", dark" : "") + (calm ? ", calm" : "");
    }
}
