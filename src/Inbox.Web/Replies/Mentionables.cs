using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Replies;

/// <summary>
/// Who can be called in a note. What is written as "@Anna Keller" is kept as the id behind the name, so that it is always shown
/// as the person is called today.
/// </summary>
public sealed partial class Mentionables(IReadOnlyList<Mentionable> all)
{
    private const int MaxOffered = 8;

    private static readonly CompareInfo Names = CultureInfo.InvariantCulture.CompareInfo;

    private readonly Dictionary<Guid, Mentionable> byId = all.ToDictionary(one => one.Id);

    public static async Task<Mentionables> LoadAsync(InboxDbContext db, CancellationToken cancellationToken) =>
        new(await Everybody(db).ToListAsync(cancellationToken));

    /// <summary>Those that certain notes name; most name nobody, and then nobody is asked for.</summary>
    public static async Task<Mentionables> LoadAsync(InboxDbContext db, IEnumerable<string> kept, CancellationToken cancellationToken)
    {
        var ids = kept.SelectMany(IdsIn).ToHashSet();
        return new(ids.Count == 0 ? [] : await Everybody(db).Where(one => ids.Contains(one.Id)).ToListAsync(cancellationToken));
    }

    public static IEnumerable<Guid> IdsIn(string kept) => Reference().Matches(kept).Select(match => Guid.Parse(match.Groups[1].ValueSpan));

    /// <summary>Those of whom any name begins so, accents and case aside; not the reader, who writes to others.</summary>
    public IReadOnlyList<Mentionable> Beginning(string begun, Guid readerId) => [.. all
        .Where(one => !one.IsGone && one.Id != readerId)
        .Where(one => Begins(one.Name, begun) || one.Name.Split(' ').Any(name => Begins(name, begun)))
        .OrderBy(one => one.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(one => one.Id).Take(MaxOffered)];

    /// <summary>The text as it is kept; "@" before no name is a plain character.</summary>
    /// <param name="chosen">Whom the writer picked, where several bear one name.</param>
    public string Keep(string written, IReadOnlyCollection<Guid> chosen)
    {
        var callable = all.Where(one => !one.IsGone).OrderByDescending(one => one.Name.Length)
            .ThenByDescending(one => chosen.Contains(one.Id)).ToList();
        var kept = new StringBuilder(written.Length);
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i] == '@' && (i == 0 || !char.IsLetterOrDigit(written[i - 1])) && Called(written, i + 1, callable) is { } called)
            {
                kept.Append("@[").Append(called.Id).Append(']');
                i += called.Name.Length;
            }
            else
            {
                kept.Append(written[i]);
            }
        }

        return kept.ToString();
    }

    /// <summary>The text as people write it.</summary>
    public string Write(string kept) => string.Concat(Parts(kept).Select(part => part.Text));

    public IReadOnlyList<NotePart> Parts(string kept)
    {
        var (parts, from) = (new List<NotePart>(), 0);
        foreach (Match match in Reference().Matches(kept))
        {
            if (byId.TryGetValue(Guid.Parse(match.Groups[1].ValueSpan), out var one))
            {
                parts.Add(new(kept[from..match.Index], IsName: false));
                parts.Add(new($"@{one.Name}", IsName: true));
                from = match.Index + match.Length;
            }
        }

        return [.. parts.Append(new(kept[from..], IsName: false)).Where(part => part.Text.Length > 0)];
    }

    private static IQueryable<Mentionable> Everybody(InboxDbContext db) =>
        db.Agents.Select(a => new Mentionable { Id = a.Id, Name = a.Name, IsTeam = false, IsGone = a.RemovedAt != null })
            .Concat(db.Teams.Select(t => new Mentionable { Id = t.Id, Name = t.Name, IsTeam = true, IsGone = t.RetiredAt != null }));

    private static bool Begins(string name, string begun) =>
        Names.IsPrefix(name, begun, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace);

    private static Mentionable? Called(string written, int from, IEnumerable<Mentionable> callable) => callable.FirstOrDefault(one =>
        string.Compare(written, from, one.Name, 0, one.Name.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (from + one.Name.Length >= written.Length || !char.IsLetterOrDigit(written[from + one.Name.Length])));

    [GeneratedRegex(@"@\[([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\]")]
    private static partial Regex Reference();
}

/// <summary>An agent or a team by the name that calls it.</summary>
public sealed record Mentionable
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public bool IsTeam { get; init; }

    /// <summary>Whether it is named in old notes alone.</summary>
    public bool IsGone { get; init; }
}

/// <summary>A piece of a note: words, or the name of somebody who is called.</summary>
public sealed record NotePart(string Text, bool IsName);
