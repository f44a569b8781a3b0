package eu.undersigned;

import java.util.concurrent.Flow;
import java.util.function.Consumer;

/// Passes on the lines of a response while it is still coming.
record LineListener(Consumer<String> lines) implements Flow.Subscriber<String> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        lines.accept(line);
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
}
