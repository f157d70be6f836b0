using System.Reflection;
using System.Text.RegularExpressions;
using Inbox.Testing;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Tests.Conventions;

/// <summary>What one thing may need, how long the scripts and the table of contents are, and what scripts may catch.</summary>
public sealed partial class SizeTests
{
    private const int ProgramLines = 60;
    private const int ConstructorParameters = 5;

    [Fact]
    public void The_table_of_contents_is_short() =>
        Assert.InRange(File.ReadLines(Path.Combine(SourceTree.WebProject, "Program.cs")).Count(), 1, ProgramLines);

    [Fact]
    public void Constructed_classes_need_few_things() => Assert.Empty(
        from type in typeof(Program).Assembly.GetTypes()
        where IsInjected(type)
        from constructor in type.GetConstructors()
        where constructor.GetParameters().Length > ConstructorParameters
        select $"{type.Name} wants {constructor.GetParameters().Length} things, the cap is {ConstructorParameters}");

    [Fact]
    public void The_scripts_are_short() => Assert.Empty(
        from path in Directory.EnumerateFiles(Path.Combine(SourceTree.WebProject, "Scripts"), "*.js")
        let lines = File.ReadLines(path).Count()
        where lines > 100
        select $"{Path.GetFileName(path)} has {lines} lines, the cap is 100");

    /// <summary>
    /// A script that takes every failure for a lost network hides our own mistakes: for a whole release the list was not live for that.
    /// Where a failure is caught it is looked at (<c>fetched-page.js</c>), and what is no lost network goes on to the browser.
    /// </summary>
    [Fact]
    public void Scripts_catch_no_failure_without_looking_at_it() => Assert.Empty(
        from path in Directory.EnumerateFiles(Path.Combine(SourceTree.WebProject, "Scripts"), "*.js")
        from Match found in BlindCatch().Matches(File.ReadAllText(path))
        select $"{Path.GetFileName(path)}: {found.Value}");

    /// <summary>Classes that the container builds: those that no record, attribute or exception is.</summary>
    private static bool IsInjected(Type type) =>
        type.IsClass && !type.IsAbstract && type.Namespace?.StartsWith("Inbox.Web", StringComparison.Ordinal) == true
        && type.GetMethod("<Clone>$") is null && type.GetConstructors().Any(c => c.GetParameters().Any(p => p.ParameterType.IsInterface
            || typeof(ControllerBase).IsAssignableFrom(type) || p.ParameterType == typeof(Inbox.Web.Data.InboxDbContext)))
        && type.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null;

    [GeneratedRegex(@"catch\s*\{|\.catch\(\s*(\(\s*\)|_\w*)\s*=>.*")]
    private static partial Regex BlindCatch();
}
