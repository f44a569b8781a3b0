package eu.undersigned.share;

import eu.undersigned.organisation.Colour;
import eu.undersigned.page.RingView;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/// Draws the picture of a petition: what is asked, and the ring with the number. Units are pixels.
final class Drawing {
    static final int WIDTH = 1200;
    static final int HEIGHT = 630;

    /// The colours of `site.css` on light ground.
    static final Color PAPER = new Color(0xfaf7f2);
    private static final Color INK = new Color(0x14213d);
    private static final Color SOFT = new Color(0x3a465f);
    private static final Color ACCENT = new Color(0xf5a524);
    private static final Color DECLARED = new Color(0x53627f);
    private static final Color LINE = new Color(0xd9d2c5);
    private static final double TEXT_CONTRAST = 7;

    private static final double LEFT = 76;
    private static final double COLUMN = 590;
    private static final double RING_X = 935;
    private static final double RING_Y = 268;
    private static final double RING_RADIUS = 212;

    private final Typeface typeface;
    private final PictureContent content;
    private final Graphics2D graphics;

    private Drawing(Typeface typeface, PictureContent content, Graphics2D graphics) {
        this.typeface = typeface;
        this.content = content;
        this.graphics = graphics;
    }

    /// The colours of which a picture is mixed: each with paper.
    static List<Color> colours(PictureContent content) {
        Color band = band(content);
        return List.of(INK, SOFT, ACCENT, DECLARED, LINE, band, readable(band));
    }

    static BufferedImage of(Typeface typeface, PictureContent content) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            new Drawing(typeface, content, graphics).draw();
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private void draw() {
        graphics.setColor(PAPER);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(band(content));
        graphics.fill(new Rectangle2D.Double(0, 0, 20, HEIGHT));
        brand();
        title();
        foot();
        ring(RING_X, RING_Y, RING_RADIUS, content.ring());
        number();
        parts();
    }

    private static Color band(PictureContent content) {
        return content.colour().map(Drawing::color).orElse(ACCENT);
    }

    private static Color readable(Color color) {
        Colour colour = new Colour(color.getRed(), color.getGreen(), color.getBlue());
        Colour paper = new Colour(PAPER.getRed(), PAPER.getGreen(), PAPER.getBlue());
        return color(colour.readable(paper, Colour.BLACK, TEXT_CONTRAST));
    }

    private static Color color(Colour colour) {
        return new Color(colour.red(), colour.green(), colour.blue());
    }

    /// The mark is a small ring, as in the pages' header.
    private void brand() {
        double radius = 27;
        graphics.setStroke(new BasicStroke(4.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int tick = 0; tick < 12; tick++) {
            graphics.setColor(tick < 8 ? ACCENT : LINE);
            tick(LEFT + radius, 58 + radius, radius / 90, 30 * tick, 46, 84);
        }
        TextBlock name = TextBlock.fit(typeface, content.brand(), true, COLUMN - 74, 40, 1, 32);
        TextBlock hashtag = TextBlock.fit(typeface, content.hashtag(), false, COLUMN - 74, 30, 1, 23);
        double top = 58 + radius - (name.height() + hashtag.height()) / 2;
        graphics.setColor(INK);
        name.draw(graphics, LEFT + 74, top);
        graphics.setColor(SOFT);
        hashtag.draw(graphics, LEFT + 74, top + name.height());
    }

    private void title() {
        double room = content.organisation().isPresent() ? 270 : 340;
        TextBlock title = TextBlock.fit(typeface, content.title(), true, COLUMN, room, 3, 66);
        TextBlock organisation = TextBlock.fit(typeface, content.organisation().orElse(""), true, COLUMN, 64, 2, 28);
        double gap = organisation.lines().isEmpty() ? 0 : 26;
        double top = 140 + (380 - title.height() - gap - organisation.height()) / 2;
        graphics.setColor(INK);
        title.draw(graphics, LEFT, top);
        graphics.setColor(readable(band(content)));
        organisation.draw(graphics, LEFT, top + title.height() + gap);
    }

    /// Where to sign; and that the numbers are made up, when they are.
    private void foot() {
        graphics.setColor(SOFT);
        TextBlock.fit(typeface, content.address(), false, COLUMN, 34, 1, 26).draw(graphics, LEFT, 540);
        graphics.setColor(INK);
        TextBlock.fit(typeface, content.note().orElse(""), true, COLUMN, 28, 1, 20)
                .draw(graphics, LEFT, 580);
    }

    /// As `page/count.jte` draws it, with 100 for the radius.
    private void ring(double x, double y, double radius, RingView ring) {
        double scale = radius / 90;
        graphics.setStroke(new BasicStroke((float) (4 * scale), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int tick = 0; tick < RingView.TICKS; tick++) {
            graphics.setColor(tick < ring.declared() ? DECLARED : tick < ring.filled() ? ACCENT : LINE);
            tick(x, y, scale, 6 * tick, 100 - ring.inner(tick), 90);
        }
        if (ring.part() > 0) {
            graphics.setColor(ACCENT);
            tick(x, y, scale, ring.partAngle(), 69, 69 + 21 * ring.part());
        }
    }

    /// @param angle clockwise from the top, in degrees
    /// @param from distance from the middle, where the radius is 90
    private void tick(double x, double y, double scale, int angle, double from, double to) {
        AffineTransform turn = AffineTransform.getRotateInstance(Math.toRadians(angle), x, y);
        graphics.draw(turn.createTransformedShape(new Line2D.Double(x, y - from * scale, x, y - to * scale)));
    }

    private void number() {
        TextBlock total = TextBlock.fit(typeface, content.total(), true, 268, 90, 1, 76);
        TextBlock goal = TextBlock.fit(typeface, content.ofGoal(), false, 236, 66, 2, 27);
        double top = RING_Y - (total.height() + goal.height()) / 2 - 4;
        graphics.setColor(INK);
        total.drawCentred(graphics, RING_X, top);
        graphics.setColor(SOFT);
        goal.drawCentred(graphics, RING_X, top + total.height());
    }

    /// What the number is made of, each with the colour of its ticks.
    private void parts() {
        double left = RING_X - RING_RADIUS;
        double top = RING_Y + RING_RADIUS + 22;
        double room = (HEIGHT - 24 - top) / content.parts().size();
        for (int i = 0; i < content.parts().size(); i++) {
            TextBlock part = TextBlock.fit(typeface, content.parts().get(i), false, 2 * RING_RADIUS - 10, room, 2, 21);
            graphics.setColor(i == 0 ? ACCENT : DECLARED);
            graphics.fill(new Ellipse2D.Double(left, top + part.size() * 0.32, 13, 13));
            graphics.setColor(SOFT);
            part.draw(graphics, left + 26, top);
            top += Math.min(room, part.height() + 8);
        }
    }
}
