namespace Inbox.Web.Conversations;

/// <summary>How many rows a list asks for: one more than it shows, to know whether there are older ones.</summary>
internal static class Batch
{
    public const int DefaultTake = 50;
    public const int MaxTake = 100;

    private static readonly int[] Sizes = [ThreadNews.Most, ThreadPage.Shown, DefaultTake, MaxTake];

    /// <summary>One of a few numbers, since each is SQL of its own (see <see cref="Data.LiteralTake"/>).</summary>
    public static int CountFor(int take) => Sizes.First(size => take <= size) + 1;

    /// <summary>The rows to show, and the last of them where older ones follow.</summary>
    public static (IReadOnlyList<T> Rows, T? Last) Cut<T>(List<T> rows, int take) where T : class
    {
        if (rows.Count <= take)
        {
            return (rows, null);
        }

        rows.RemoveRange(take, rows.Count - take);
        return (rows, rows[^1]);
    }
}
