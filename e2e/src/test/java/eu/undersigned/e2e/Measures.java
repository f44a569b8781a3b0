package eu.undersigned.e2e;

import com.microsoft.playwright.Page;
import java.util.List;

/// What can be measured on a page.
final class Measures {
    /// Elements that reach beyond the page's width, when the page scrolls sideways.
    private static final String OVERFLOW = """
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              return [...document.body.querySelectorAll('*')]
                .filter(e => e.getBoundingClientRect().right > width + 0.5)
                .map(e => `${e.tagName} ${e.className} ${Math.round(e.getBoundingClientRect().right)} > ${width}`);
            }
            """;

    /// Links in navigation, buttons and fields below 44 px of height, other targets below 24 px. The target of a check
    /// box is its label. A link inside a sentence may be as high as its line.
    private static final String SMALL_TARGETS = """
            () => {
              const seen = e => e.checkVisibility({visibilityProperty: true}) && e.getBoundingClientRect().width > 1;
              const target = e => /^(checkbox|radio)$/.test(e.type) ? e.closest('label') : e;
              const least = e => e.tagName !== 'A' || e.closest('nav, header, footer') || e.classList.contains('button') ? 44 : 24;
              const inSentence = e => e.tagName === 'A' && !e.closest('nav, header') && !e.classList.contains('button')
                && e.parentElement.tagName === 'P' && e.parentElement.textContent.trim() !== e.textContent.trim();
              return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')]
                .filter(e => seen(e) && !e.classList.contains('skip') && !inSentence(e))
                .filter(e => target(e).getBoundingClientRect().height < least(e) - 0.1)
                .map(e => `${e.outerHTML.slice(0, 90)}: ${target(e).getBoundingClientRect().height} px`);
            }
            """;

    private Measures() {}

    @SuppressWarnings("unchecked")
    private static List<String> lines(Object result) {
        return (List<String>) result;
    }

    static List<String> overflow(Page page) {
        return lines(page.evaluate(OVERFLOW));
    }

    static List<String> smallTargets(Page page) {
        return lines(page.evaluate(SMALL_TARGETS));
    }
}
