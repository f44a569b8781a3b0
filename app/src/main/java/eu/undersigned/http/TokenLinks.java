package eu.undersigned.http;

import eu.undersigned.http.ErrorPages.Failure;
import eu.undersigned.i18n.Language;
import java.util.Optional;
import java.util.function.Function;

/// The pages behind links that only one person has, such as `/{lang}/my-signature/{token}`: a path is answered when its
/// language is one of ours and its token can be one.
///
/// @param <T> what a token tells
/// @param reading of the path's `{token}`; empty: it can be none
/// @param unknown what is answered instead, in the path's language
public record TokenLinks<T>(
        Function<String, Optional<T>> reading, Function<Language, Response> unknown, ErrorPages errors) {
    /// Answers a request under such a link.
    @FunctionalInterface
    public interface Answer<T> {
        Response to(Request request, Language language, T told);
    }

    /// For a route whose path has `{lang}` and `{token}`.
    public Handler handler(Answer<T> answer) {
        return request -> request.language()
                .map(language -> reading.apply(request.variable("token"))
                        .map(told -> answer.to(request, language, told))
                        .orElseGet(() -> unknown.apply(language)))
                .orElseGet(() -> errors.page(request, Failure.NOT_FOUND));
    }
}
