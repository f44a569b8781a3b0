/// The web as this application sees it: requests, responses, routes, forms, static files, event streams.
///
/// In: hostile bytes from the network. Out: [Request]s with bounded bodies to handlers, and their [Response]s with
/// security headers. Personal data: form fields and the client's network, in memory during the request only.
@NullMarked
package eu.undersigned.http;

import org.jspecify.annotations.NullMarked;
