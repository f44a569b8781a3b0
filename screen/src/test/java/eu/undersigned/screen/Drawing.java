package eu.undersigned.screen;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/// Harmless pictures: hills, houses and a sun, others for each number.
final class Drawing {
    private Drawing() {}

    static BufferedImage of(int number, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        SplittableRandom random = new SplittableRandom(number);
        Graphics2D pen = picture.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, colour(random), width, height, colour(random)));
        pen.fillRect(0, 0, width, height);
        for (int i = 0; i < 24; i++) {
            pen.setColor(colour(random));
            pen.setStroke(new BasicStroke(1 + random.nextInt(1 + width / 40)));
            int x = random.nextInt(width);
            int y = random.nextInt(height);
            int w = 1 + random.nextInt(width / 2 + 1);
            int h = 1 + random.nextInt(height / 2 + 1);
            switch (random.nextInt(3)) {
                case 0 -> pen.fillOval(x, y, w, h);
                case 1 -> pen.fillRect(x, y, w, h);
                default -> pen.drawLine(x, y, random.nextInt(width), random.nextInt(height));
            }
        }
        pen.dispose();
        return picture;
    }

    private static Color colour(SplittableRandom random) {
        return new Color(random.nextInt(1 << 24));
    }
}
