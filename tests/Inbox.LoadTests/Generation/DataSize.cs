namespace Inbox.LoadTests.Generation;

/// <summary>How much to generate; the same size and seed always give the same rows.</summary>
/// <param name="HasDetails">Whether more than a name is known of each person.</param>
public sealed record DataSize(
    int Organizations = 100, int Conversations = 100_000, int Messages = 1_000_000, int Seed = 1, bool HasDetails = false)
{
    /// <summary>Which part of everything the first organization holds.</summary>
    public const int LargeShare = 5;

    public const int AgentsEach = 5;

    /// <summary>The moment of the newest message; everything lies in the year before it.</summary>
    public static readonly DateTimeOffset End = new(2025, 11, 30, 18, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset Start = End.AddYears(-1);

    /// <summary>How much of a total one organization gets: the first a fifth, the others the same each, the last what is left.</summary>
    internal int ShareOf(int organization, int total)
    {
        if (Organizations == 1)
        {
            return total;
        }

        var large = total / LargeShare;
        var others = Organizations - 1;
        var small = (total - large) / others;
        return organization == 0 ? large : organization < others ? small : total - large - (small * (others - 1));
    }
}
