namespace Inbox.Web.Conversations;

/// <summary>How many rows a list asks for: one more than it shows, to know whether there are older ones.</summary>
internal static class Batch
{
    public const int DefaultTake = 50;
    public const int MaxTake = 100;

    /// <summary>One of two numbers, since each is SQL of its own (see <see cref="Data.LiteralTake"/>).</summary>
    public static int CountFor(int take) => (take <= DefaultTake ? DefaultTake : MaxTake) + 1;

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
