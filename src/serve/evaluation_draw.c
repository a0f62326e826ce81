/* evaluation_draw.c -- recall over alert rate, one dot a threshold.
 *
 *     1.0 |            o---o--o 0.60      up and left is better: more of the
 *         |      o 0.80                   listed found, fewer of the others
 *         | o 0.95                        stopped
 *         +-----------------------
 *          0                  alert rate
 *
 * The picture needs no script, font file or style sheet.  Both axes are cut
 * to where the dots are, because recall lives near 1 and alert rates near 0;
 * the numbers at their ends say so.
 */
#include "serve/evaluation.h"

#include <math.h>
#include <stdio.h>

#define WIDTH  720
#define HEIGHT 480
#define LEFT   80
#define RIGHT  40
#define TOP    60
#define BOTTOM 70

/* ---- the axes ------------------------------------------------------------ */

struct axes {
    double right;  /* alert rate at the right end; the left is 0 */
    double bottom; /* recall at the bottom; the top is 1 */
};

/* 1, 2 or 5 times a power of ten, not below `most`. */
static double round_end(double most) {
    static const double STEPS[] = {1, 2, 5, 10};
    if (most <= 0) return 0.01;
    double power = pow(10, floor(log10(most)));
    for (size_t i = 0; i < sizeof STEPS / sizeof *STEPS; i++)
        if (STEPS[i] * power >= most - 1e-12)
            return STEPS[i] * power > 1 ? 1 : STEPS[i] * power;
    return 1;
}

static struct axes axes_of(const struct evaluation *made) {
    double most = 0, least = 1;
    for (size_t i = 0; i < made->tally_count; i++) {
        most = fmax(most, made->tallies[i].alert_rate.value);
        least = fmin(least, made->tallies[i].recall.value);
    }
    return (struct axes){round_end(most), floor(least * 10 - 1e-9) / 10 < 0
                                              ? 0
                                              : floor(least * 10 - 1e-9) / 10};
}

static double x_of(const struct axes *axes, double alert_rate) {
    return LEFT + alert_rate / axes->right * (WIDTH - LEFT - RIGHT);
}

static double y_of(const struct axes *axes, double recall) {
    return TOP + (1 - recall) / (1 - axes->bottom) * (HEIGHT - TOP - BOTTOM);
}

static void draw_axes(const struct axes *axes, struct byte_writer *to) {
    for (int i = 0; i <= 4; i++) {
        double recall = axes->bottom + (1 - axes->bottom) * i / 4;
        double alert_rate = axes->right * i / 4;
        double y = y_of(axes, recall), x = x_of(axes, alert_rate);
        write_printed(
            to,
            "<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/>"
            "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.3g</text>\n",
            LEFT, y, WIDTH - RIGHT, LEFT - 8, y + 4, recall);
        write_printed(
            to,
            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.3g</text>\n", x,
            HEIGHT - BOTTOM + 20, alert_rate);
    }
    write_printed(to,
                  "<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"#555\"/>\n",
                  LEFT, TOP, HEIGHT - BOTTOM, WIDTH - RIGHT);
    write_printed(
        to,
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">alert rate (share of "
        "negatives)</text>\n",
        (LEFT + WIDTH - RIGHT) / 2, HEIGHT - BOTTOM + 46);
    write_printed(to,
                  "<text transform=\"translate(24 %d) rotate(-90)\" "
                  "text-anchor=\"middle\">recall (share of positives)</text>\n",
                  (TOP + HEIGHT - BOTTOM) / 2);
}

/* ---- the curve ----------------------------------------------------------- */

static void draw_line(const struct evaluation *made, const struct axes *axes,
                      struct byte_writer *to) {
    write_printed(to, "<path d=\"");
    for (size_t i = 0; i < made->tally_count; i++)
        write_printed(to, "%c%.1f %.1f", i ? 'L' : 'M',
                      x_of(axes, made->tallies[i].alert_rate.value),
                      y_of(axes, made->tallies[i].recall.value));
    write_printed(to,
                  "\" fill=\"none\" stroke=\"#2463a8\" stroke-width=\"2\"/>\n");
}

/* A label is left out where it would lie on the one before. */
static void draw_dots(const struct evaluation *made, const struct axes *axes,
                      struct byte_writer *to) {
    double last_x = -WIDTH, last_y = -HEIGHT;
    for (size_t i = 0; i < made->tally_count; i++) {
        const struct tally *tally = &made->tallies[i];
        double x = x_of(axes, tally->alert_rate.value);
        double y = y_of(axes, tally->recall.value);
        bool is_chosen = i == made->chosen;
        bool is_apart = fabs(x - last_x) > 34 || fabs(y - last_y) > 14;
        write_printed(
            to,
            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%d\" fill=\"%s\">"
            "<title>threshold %.2f: recall %.4f, alert rate %.5f</title>"
            "</circle>\n",
            x, y, is_chosen ? 6 : 3, is_chosen ? "#c0392b" : "#2463a8",
            tally->threshold, tally->recall.value, tally->alert_rate.value);
        if (!is_apart && !is_chosen) continue;
        write_printed(to, "<text x=\"%.1f\" y=\"%.1f\"%s>%.2f</text>\n", x + 8,
                      is_chosen ? y - 10 : y + 16,
                      is_chosen ? " fill=\"#c0392b\" font-weight=\"bold\"" : "",
                      tally->threshold);
        last_x = x;
        last_y = y;
    }
}

void evaluation_draw(const struct evaluation *made, struct byte_writer *to) {
    struct axes axes = axes_of(made);
    write_printed(
        to,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" "
        "font-family=\"sans-serif\" font-size=\"12\" fill=\"#333\">\n"
        "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n",
        WIDTH, HEIGHT, WIDTH, HEIGHT);
    write_printed(
        to,
        "<text x=\"%d\" y=\"30\" font-size=\"15\">%llu %s, %llu %s; by "
        "threshold</text>\n",
        LEFT, (unsigned long long)made->rows[0], made->names[0],
        (unsigned long long)made->rows[1], made->names[1]);
    draw_axes(&axes, to);
    draw_line(made, &axes, to);
    draw_dots(made, &axes, to);
    write_printed(to, "</svg>\n");
}
