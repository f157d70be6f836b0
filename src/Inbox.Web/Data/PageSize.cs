namespace Inbox.Web.Data;

/// <summary>How many rows a page of a list has, and how many a query asks for: one more, to know whether older ones follow.</summary>
internal static class PageSize
{
    /// <summary>A page of the conversation list, where nobody asks for another size.</summary>
    public const int Default = 50;

    /// <summary>The most rows that a program may ask for at once.</summary>
    public const int Max = 100;

    /// <summary>The messages that a thread shows at once: some screens of them, since most who open a thread want its end.</summary>
    public const int Thread = 30;

    /// <summary>The messages that an open thread fetches alone. With more of them the whole thread is as quick.</summary>
    public const int ThreadDelta = 12;

    private static readonly int[] Sizes = [ThreadDelta, Thread, Default, Max];

    /// <summary>The number of rows to ask for. It is one of a few, since each is SQL of its own (see <see cref="LiteralTake"/>).</summary>
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
